"""A site that has grown: a thousand articles cost no query more than ten do, and still fit."""

import gzip
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.pages.models import ArticlePage, Author, Category, ComplaintIndexPage, Source

ADDRESSES = {
    "/": 14,
    "/klachten/": 9,
    "/klachten/klacht-7/": 10,
    "/klachten/categorie/rug/": 10,
    "/auteur/marit/": 10,
    "/studies/": 10,
    "/zoeken/": 10,
    "/zoeken/?q=klacht": 10,
    "/feed/": 6,
    "/sitemap.xml": 14,
    "/niets/": 10,
}
WORDS = (
    "waar deze klacht vandaan komt wat je zelf kunt doen wanneer beter belt rust slaap spanning "
    "spieren zenuwen bewegen ademhaling oefening dokter week avond ochtend werk hoofd nek schouder "
    "rug buik hart knie voet pijn moe stijf prikkel gevoel lijf denken zorgen helpen begrijpen"
)


@pytest.fixture
def shelf(complaints: ComplaintIndexPage, search_index: None) -> ComplaintIndexPage:
    Category.objects.create(title="Rug", slug="rug")
    Author.objects.create(name="Marit", slug="marit")
    Source.objects.create(title="Een studie", url="https://s.example/1", status="checked")
    return complaints


def add_articles(shelf: Page, numbers: Iterable[int]) -> None:
    """Published articles, written in bulk: their rows as pages at once, then what is their own."""
    now, category, author = timezone.now(), Category.objects.get(), Author.objects.get()
    first = ArticlePage(title="x", slug="x")
    pages = [
        Page(
            title=f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]} klacht {number}",
            draft_title="x",
            slug=f"klacht-{number}",
            path=shelf._get_path(shelf.path, shelf.depth + 1, number),
            depth=shelf.depth + 1,
            url_path=f"{shelf.url_path}klacht-{number}/",
            content_type=first.cached_content_type,
            locale=shelf.locale,
            first_published_at=now,
            last_published_at=now,
        )
        for number in numbers
    ]
    for page in Page.objects.bulk_create(pages):
        article = ArticlePage(page_ptr=page, lead=lead(page.slug), category=category, author=author)
        article.__dict__.update(page.__dict__)
        article.save_base(raw=True)
    index = get_search_backend().get_index_for_model(ArticlePage)
    index.add_items(ArticlePage, list(ArticlePage.objects.select_related("author")))


def lead(slug: str) -> str:
    """Twenty words that no other article has in this order."""
    return " ".join(Random(slug).choices(WORDS.split(), k=20)).capitalize() + "."


def costs(client: Client) -> dict[str, int]:
    return {address: cost(client, address) for address in ADDRESSES}


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == (404 if address == "/niets/" else 200), address
    return len(queries)


def test_every_list_costs_as_little_as_it_did_with_ten(
    shelf: ComplaintIndexPage, client: Client
) -> None:
    add_articles(shelf, range(1, 11))
    costs(client)  # The first visit of a process finds out what kind of database it has.
    few = costs(client)

    add_articles(shelf, range(11, 1001))
    many = costs(client)

    assert ArticlePage.objects.count() == 1000
    assert len(client.get("/zoeken/?q=klacht").context["results"]) == 20
    assert many == few
    assert not {at: n for at, n in many.items() if n > ADDRESSES[at]}


@pytest.mark.parametrize(
    ("address", "kilobytes"),
    [("/klachten/", 20), ("/klachten/categorie/rug/", 20), ("/auteur/marit/", 20), ("/", 6)],
)
def test_a_long_list_is_still_light_and_whole(
    shelf: ComplaintIndexPage, client: Client, address: str, kilobytes: int
) -> None:
    add_articles(shelf, range(1, 1001))

    html = client.get(address).content

    assert len(gzip.compress(html)) <= kilobytes * 1024
    assert html.count(b'href="/klachten/klacht-') == (12 if address == "/" else 1000)


def test_the_list_of_complaints_leads_to_every_letter(
    shelf: ComplaintIndexPage, client: Client
) -> None:
    add_articles(shelf, range(1, 101))

    html: Any = client.get("/klachten/").content.decode()

    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert f'href="#letter-{letter}"' in html
        assert f'id="letter-{letter}"' in html
