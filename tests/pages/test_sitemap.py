"""What search engines are led to, and what they are kept from."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from cms.funnel.models import FunnelSettings
from cms.pages.finding.robots import CLOSED
from cms.pages.models import ArticlePage, Author, Category, Review, Source, StandardPage

Make = Callable[..., ArticlePage]
OLD_YEAR, NEW_YEAR = (datetime(year, 1, 1, tzinfo=UTC) for year in (2025, 2026))
HERE = "https://www.voorbeeld.nl"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(autouse=True)
def site_url(settings: Any) -> None:
    settings.SITE_URL = HERE


def listed() -> dict[str, str | None]:
    tree = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", "", NAMES).removeprefix(HERE): url.findtext("s:lastmod", None, NAMES)
        for url in tree.iterfind("s:url", NAMES)
    }


def test_pages_tests_ebooks_and_the_trial_are_listed(
    make_article: Make, privacy: StandardPage, offers: FunnelSettings
) -> None:
    make_article(last_published_at=datetime(2026, 1, 2, 3, tzinfo=UTC))

    found = listed()

    assert found["/klachten/nekpijn/"] == "2026-01-02T04:00:00+01:00"
    assert {"/", "/klachten/", "/privacy/", "/klachten/nekpijn/"} <= set(found)
    assert {"/test/rugtest/", "/e-book/rustig/", "/proefversie/"} <= set(found)
    assert found["/test/rugtest/"] is not None


def test_shelves_are_listed_when_something_public_stands_on_them(make_article: Make) -> None:
    full, empty = (Category.objects.create(title=slug, slug=slug) for slug in ("vol", "leeg"))
    joke, piet = (Author.objects.create(name=name) for name in ("Joke", "Piet"))
    make_article(author=joke, category=full, last_published_at=NEW_YEAR)
    make_article(slug="ouder", author=joke, category=full, last_published_at=OLD_YEAR)
    make_article(slug="concept", author=piet, category=empty, live=False)
    study = {"title": "Studie", "url": "https://e.org", "status": "checked"}
    Source.objects.create(**study, checked_on=date(2026, 2, 3))

    found = listed()

    assert found["/klachten/categorie/vol/"] == "2026-01-01T01:00:00+01:00"
    assert found["/auteur/joke/"] == "2026-01-01T01:00:00+01:00"
    assert found["/studies/"] == "2026-02-03"
    assert not {"/klachten/categorie/leeg/", "/auteur/piet/"} & set(found)


def test_an_author_is_as_new_as_what_they_wrote_or_checked_last(make_article: Make) -> None:
    joke, piet = (Author.objects.create(name=name) for name in ("Joke", "Piet"))
    own = make_article(author=joke, last_published_at=OLD_YEAR)
    others = make_article(slug="later", author=piet, last_published_at=NEW_YEAR)
    said = {"name": "Joke", "credentials": "arts", "shown": True, "signed_at": NEW_YEAR}
    for article in (own, others):
        Review.objects.create(article=article, reviewer=joke, due_on=date(2028, 1, 1), **said)

    assert listed()["/auteur/joke/"] == "2026-01-01T01:00:00+01:00"


def test_drafts_locked_pages_and_closed_offers_are_not(
    make_article: Make, privacy: StandardPage, offers: FunnelSettings
) -> None:
    make_article(live=False)
    privacy.view_restrictions.create(restriction_type="login")
    for offer in (offers.self_test, offers.ebook, offers.trial):
        offer.unpublish()

    assert set(listed()) == {"/", "/klachten/"}


def test_more_articles_cost_no_more_queries(make_article: Make) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed()
        return len(queries)

    make_article()
    few = count()
    for number in range(20):
        make_article(slug=f"nekpijn-{number}")

    assert count() == few <= 11
    assert len(listed()) == 23


@pytest.mark.parametrize("address", ["/sitemap.xml", "/robots.txt", "/feed/"])
def test_shared_caches_may_keep_it_and_nothing_is_set(home: object, address: str) -> None:
    response = Client().get(address)

    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_the_rules_name_the_sitemap(db: None) -> None:
    text = Client().get("/robots.txt").content.decode()

    assert text.startswith("User-agent: *\nDisallow: /admin/\n")
    assert text.endswith(f"\nSitemap: {HERE}/sitemap.xml\n")


def closed(address: str) -> bool:
    rules = (re.escape(rule).replace(r"\*", ".*") for rule in CLOSED)
    return any(re.match(rule, address) for rule in rules)


def test_every_address_with_a_token_is_closed_and_every_public_one_is_open() -> None:
    patterns = {
        re.sub(r"%\(\w+\)s", "x", possibility): parameters
        for name, bits in get_resolver().reverse_dict.lists()
        for options, *_rest in bits
        for possibility, parameters in options
    }
    personal = [f"/{at}" for at, parameters in patterns.items() if "token" in parameters]

    assert [address for address in personal if not closed(address)] == []
    for address in ("/", "/klachten/x/", "/test/x/", "/e-book/x/", "/proefversie/", "/zoeken/"):
        assert not closed(address)
