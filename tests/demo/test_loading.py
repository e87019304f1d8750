import subprocess
import sys
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, Site

from cms.demo.loading import site_is_empty
from cms.funnel.models import Ebook, FunnelSettings, Route, SelfTest, SelfTestVersion, Trial
from cms.pages.models import ArticlePage, Author, HomePage, Source, StandardPage


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


def test_the_home_page_takes_the_place_of_the_welcome_page(
    settings: object, empty_site: Page
) -> None:
    settings.SITE_URL = "https://www.wegwijzer.example:8443"

    call_command("load_demo", stdout=StringIO())

    site = Site.objects.get()
    assert (site.hostname, site.port, site.site_name) == (
        "www.wegwijzer.example",
        8443,
        "Wegwijzer",
    )
    assert site.root_page.specific == HomePage.objects.get()
    assert list(Page.objects.filter(depth=2)) == [site.root_page]


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


def test_one_line_is_said_for_each_thing(said: list[str]) -> None:
    made = (get_image_model(), Source, Author, SelfTest, Ebook, Trial, Route)
    things = sum(model.objects.count() for model in made) + Page.objects.filter(depth__gt=1).count()

    assert len(said) == things + 1
    assert "for a desk only" in said[0]


def test_the_demo_login_works(said: list[str]) -> None:
    user = authenticate(username="demo", password="demo")

    assert user is not None
    assert user.is_superuser


def test_a_login_that_was_there_keeps_its_password(
    empty_site: Page, django_user_model: type
) -> None:
    django_user_model.objects.create_superuser("demo", "me@example.nl", "something of my own")

    call_command("load_demo", stdout=StringIO())

    assert authenticate(username="demo", password="something of my own") is not None


def test_loading_twice_is_refused_and_changes_nothing(said: list[str]) -> None:
    before = Revision.objects.count(), Page.objects.count(), get_image_model().objects.count()

    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_demo")

    assert before == (
        Revision.objects.count(),
        Page.objects.count(),
        get_image_model().objects.count(),
    )


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_halfway_leaves_nothing_behind(empty_site: Page) -> None:
    Author.objects.create(name="Somebody else", slug="marit-hoekstra")

    with pytest.raises(CommandError, match="slug"):
        call_command("load_demo", stdout=StringIO())

    assert site_is_empty()
    assert not get_image_model().objects.exists()
    assert not Source.objects.exists()


def test_importing_the_demo_is_cheap() -> None:
    code = "import sys, cms.demo.loading; print(*sorted({'django', 'wagtail'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "wagtail" not in done.stdout
