import pytest
from django.contrib.auth import authenticate
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, Site

from cms.demo.loader.site import COLLEAGUES
from cms.demo.loading import site_is_empty
from cms.funnel.models import Ebook, FunnelSettings, Route, SelfTest, SelfTestVersion, Trial
from cms.pages.models import ArticlePage, Author, Category, Review, Source, StandardPage

pytestmark = pytest.mark.django_db


def test_an_empty_site_becomes_a_whole_one(said: list[str]) -> None:
    articles = ArticlePage.objects.live().order_by("slug").values_list("slug", flat=True)

    assert list(articles) == ["nekpijn", "rugpijn", "spanningshoofdpijn"]
    assert {page.slug for page in StandardPage.objects.live()} == {
        "contact",
        "disclaimer",
        "over-ons",
        "privacy",
    }
    assert not site_is_empty()


def test_everything_is_published_by_the_demo_user_with_a_revision(said: list[str]) -> None:
    published = [*Page.objects.filter(depth__gt=1).specific()]
    published += [model.objects.get() for model in (SelfTest, Ebook, Trial)]

    for row in published:
        assert row.live, row
        assert not row.has_unpublished_changes, row
        assert row.live_revision.user.username == "demo", row
    assert Revision.objects.count() == len(published)


def test_publishing_the_test_freezes_its_first_version(said: list[str]) -> None:
    self_test = SelfTest.objects.get()

    assert SelfTestVersion.objects.get() == self_test.live_version
    assert self_test.live_version.number == 1
    assert len(self_test.live_version.definition.questions) == 10


def test_the_site_knows_its_standard_offers(said: list[str]) -> None:
    standards = FunnelSettings.for_site(Site.objects.get())

    assert standards.self_test == SelfTest.objects.get()
    assert standards.ebook == Ebook.objects.get()
    assert standards.trial == Trial.objects.get()


def test_every_route_names_an_outcome_that_the_test_has(said: list[str]) -> None:
    codes = {band.code for band in SelfTest.objects.get().definition.bands}
    named = set(Route.objects.exclude(outcome="").values_list("outcome", flat=True))

    assert named == codes


def test_the_articles_show_every_kind_of_review(said: list[str], client: Client) -> None:
    shown = {
        slug: client.get(f"/klachten/{slug}/").content.decode()
        for slug in ("rugpijn", "nekpijn", "spanningshoofdpijn")
    }

    told = {slug: "al een tijd geleden nagekeken" in html for slug, html in shown.items()}
    assert told == {"rugpijn": False, "nekpijn": False, "spanningshoofdpijn": True}
    assert "Medisch nagekeken door" in shown["rugpijn"]
    assert "Geschreven en nagekeken door" in shown["nekpijn"]


def test_one_line_is_said_for_each_thing(said: list[str]) -> None:
    made = (get_image_model(), Source, Author, Category, SelfTest, Ebook, Trial, Route, Review)
    things = sum(model.objects.count() for model in made) + Page.objects.filter(depth__gt=1).count()

    assert len(said) == things + len(COLLEAGUES) + 1
    assert "for a desk only" in said[0]


def test_the_demo_login_works(said: list[str]) -> None:
    user = authenticate(username="demo", password="demo")

    assert user is not None
    assert user.is_superuser


@pytest.mark.parametrize("name", COLLEAGUES)
def test_a_colleague_comes_in_with_the_rights_of_a_role(said: list[str], name: str) -> None:
    user = authenticate(username=name, password="demo")

    assert user is not None
    assert not user.is_superuser
    assert [group.name for group in user.groups.all()] == [COLLEAGUES[name].name]
    assert user.has_perm("wagtailadmin.access_admin")
