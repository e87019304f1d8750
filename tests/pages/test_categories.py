"""Complaints by letter and by category."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.funnel.models import FunnelSettings, SelfTest
from cms.pages.browsing.a_to_z import by_letter
from cms.pages.models import ArticlePage, Category, ComplaintIndexPage


@pytest.fixture
def neck(db: None) -> Category:
    return Category.objects.create(title="Nek", slug="nek", intro="Over je nek.")


def test_letters_come_in_order_without_accents_and_numbers_first() -> None:
    titles = ["rugpijn", "Één kant", "eczeem", "112 bellen", "‘s Nachts wakker", "Rust"]

    letters = by_letter({"title": title} for title in titles)

    assert [(each.letter, [a["title"] for a in each.articles]) for each in letters] == [
        ("#", ["112 bellen"]),
        ("E", ["eczeem", "Één kant"]),
        ("R", ["rugpijn", "Rust"]),
        ("S", ["‘s Nachts wakker"]),
    ]


def test_every_letter_of_the_index_leads_to_its_articles(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    make_article("Nekpijn")
    make_article("Armpijn", slug="armpijn")

    html = client.get("/klachten/").content.decode()

    for letter in "an":
        assert f'href="#letter-{letter}"' in html
        assert f'id="letter-{letter}"' in html
    assert html.index("Armpijn") < html.index("Nekpijn")


def test_only_categories_with_a_public_article_are_listed(
    make_article: Callable[..., ArticlePage], neck: Category, client: Client
) -> None:
    empty = Category.objects.create(title="Buik", slug="buik")
    drafted = Category.objects.create(title="Hoofd", slug="hoofd")
    make_article(category=neck)
    make_article("Concept", slug="concept", category=drafted, live=False)

    html = client.get("/klachten/").content.decode()

    assert f'href="{neck.get_absolute_url()}"' in html
    assert "1 artikel<" in html
    assert empty.get_absolute_url() not in html
    assert drafted.get_absolute_url() not in html


def test_a_category_shows_its_own_articles_and_the_way_back(
    make_article: Callable[..., ArticlePage], neck: Category, client: Client
) -> None:
    make_article("Nekpijn", category=neck)
    make_article("Rugpijn", slug="rugpijn")

    response = client.get("/klachten/categorie/nek/")

    html = response.content.decode()
    assert "Over je nek." in html
    assert "/klachten/nekpijn/" in html
    assert "/klachten/rugpijn/" not in html
    assert [place.url for place in response.context["breadcrumb"]] == ["/", "/klachten/"]
    assert response.context["menu"][0].current


def test_a_category_offers_its_own_test(
    make_article: Callable[..., ArticlePage],
    neck: Category,
    self_test: SelfTest,
    client: Client,
) -> None:
    neck.self_test = self_test
    neck.save()

    assert (
        f'class="call" href="{self_test.url}"'
        in client.get(neck.get_absolute_url()).content.decode()
    )


def test_an_unknown_category_is_not_found(complaints: ComplaintIndexPage, client: Client) -> None:
    assert client.get("/klachten/categorie/knie/").status_code == 404


@pytest.mark.parametrize("address", ["/", "/klachten/", "/klachten/categorie/nek/"])
def test_a_thousand_articles_cost_no_query_more(
    make_article: Callable[..., ArticlePage],
    complaints: ComplaintIndexPage,
    neck: Category,
    offers: FunnelSettings,
    client: Client,
    address: str,
) -> None:
    make_article(category=neck)

    few = queries(client, address)
    for number in range(30):
        make_article(f"Klacht {number}", slug=f"klacht-{number}", category=neck)

    assert queries(client, address) == few
    assert few <= 10


def queries(client: Client, address: str) -> int:
    client.get(address)  # Wagtail remembers the sites after the first visit.
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_home_page_shows_the_newest_and_leads_to_all(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    for number in range(14):
        make_article(f"Klacht {number}", slug=f"klacht-{number}")

    html = client.get("/").content.decode()

    assert html.count('<a href="/klachten/klacht-') == 12
    assert 'href="/klachten/#a-z"' in html
