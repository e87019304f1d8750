"""The newest articles, for feed readers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.models import ArticlePage, Author, HomePage

Make = Callable[..., ArticlePage]
NAMES = {"a": "http://www.w3.org/2005/Atom"}
HERE = "https://www.voorbeeld.nl"
DAY = datetime(2026, 1, 2, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site_url(settings: Any) -> None:
    settings.SITE_URL = HERE


def feed() -> ElementTree.Element:
    return ElementTree.fromstring(Client().get("/feed/").content)


def titles() -> list[str]:
    return [entry.findtext("a:title", "", NAMES) for entry in feed().iterfind("a:entry", NAMES)]


def test_an_entry_tells_what_the_article_tells(make_article: Make) -> None:
    author = Author.objects.create(name="Joke de Wit")
    later = DAY + timedelta(days=3)
    make_article(
        lead="Waarom & hoe.", author=author, first_published_at=DAY, last_published_at=later
    )

    [entry] = feed().iterfind("a:entry", NAMES)

    assert entry.findtext("a:title", None, NAMES) == "Nekpijn door stress"
    assert entry.findtext("a:summary", None, NAMES) == "Waarom &amp; hoe."
    assert entry.findtext("a:author/a:name", None, NAMES) == "Joke de Wit"
    assert entry.findtext("a:id", None, NAMES) == f"{HERE}/klachten/nekpijn/"
    assert datetime.fromisoformat(entry.findtext("a:published", "", NAMES)) == DAY
    assert datetime.fromisoformat(entry.findtext("a:updated", "", NAMES)) == later


def test_every_address_in_it_is_the_sites_own(make_article: Make) -> None:
    make_article(first_published_at=DAY)

    links = [link.get("href", "") for link in feed().iter(f"{{{NAMES['a']}}}link")]

    assert set(links) == {f"{HERE}/", f"{HERE}/feed/", f"{HERE}/klachten/nekpijn/"}


def test_the_newest_comes_first_and_twenty_are_enough(make_article: Make) -> None:
    for day in range(25):
        published = DAY + timedelta(days=day)
        make_article(f"Dag {day}", slug=f"dag-{day}", first_published_at=published)

    with CaptureQueriesContext(connection) as queries:
        found = titles()

    assert found == [f"Dag {day}" for day in range(24, 4, -1)]
    assert len(queries) <= 4


def test_a_draft_and_an_article_behind_a_login_are_not_in_it(make_article: Make) -> None:
    make_article("Concept", slug="concept", live=False, first_published_at=DAY)
    locked = make_article("Leden", slug="leden", first_published_at=DAY)
    locked.view_restrictions.create(restriction_type="login")

    assert titles() == []


def test_a_character_that_xml_does_not_know_breaks_no_feed(make_article: Make) -> None:
    make_article("Nek\x0bpijn", lead="Een\x01 regel", first_published_at=DAY)

    assert titles() == ["Nekpijn"]


def test_there_is_a_feed_before_there_is_an_article(home: HomePage) -> None:
    assert titles() == []
