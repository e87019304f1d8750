"""Where pages may stand, and what they are called."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from cms.funnel.models import Ebook
from cms.pages.models import (
    ArticlePage,
    Author,
    ComplaintIndexPage,
    ExperiencesPage,
    HomePage,
    Source,
    StandardPage,
)
from cms.pages.models.public import RESERVED_SLUGS


@pytest.mark.parametrize("model", [StandardPage, ComplaintIndexPage, ExperiencesPage])
@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_an_address_of_the_site_itself_is_refused_with_a_sentence(
    home: HomePage, model: type[Page], slug: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        home.add_child(instance=model(title="Pagina", slug=slug))

    assert f"/{slug}/" in refusal.value.message_dict["slug"][0]


def test_an_article_may_be_called_what_the_root_may_not(
    make_article: Callable[..., ArticlePage],
) -> None:
    make_article(slug="test").full_clean()


def test_the_funnel_tab_tells_what_calls_lead_to(
    make_article: Callable[..., ArticlePage], ebook: Ebook, admin_client: Client
) -> None:
    page = make_article(ebook=ebook, live=False)

    html = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    assert f'<a href="/e-book/{ebook.slug}/">{ebook.title}</a>' in html
    assert html.count("oproepen daarvoor worden niet getoond") == 2


def test_articles_stand_below_the_list_of_complaints_only() -> None:
    assert ArticlePage.allowed_parent_page_models() == [ComplaintIndexPage]
    assert HomePage.allowed_subpage_models() == [
        ComplaintIndexPage,
        ExperiencesPage,
        StandardPage,
    ]


def test_two_authors_of_one_name_get_their_own_slugs(db: None) -> None:
    first, second = (Author.objects.create(name="Joke de Wit") for _ in range(2))

    assert (first.slug, second.slug) == ("joke-de-wit", "joke-de-wit-2")


@pytest.mark.parametrize("fields", [{}, {"authors": "Sarno"}, {"year": 1991}])
def test_a_source_that_nobody_can_look_up_is_not_checked(fields: dict) -> None:
    with pytest.raises(ValidationError) as refusal:
        Source(title="Over rugpijn", status="checked", **fields).full_clean()

    assert list(refusal.value.message_dict) == ["status"]


@pytest.mark.parametrize("fields", [{"url": "https://e.org/a"}, {"authors": "Sarno", "year": 1991}])
def test_a_source_with_an_address_or_with_authors_and_year_can_be_checked(
    db: None, fields: dict
) -> None:
    Source(title="Over rugpijn", status="checked", **fields).full_clean()
