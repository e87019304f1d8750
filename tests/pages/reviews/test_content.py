"""What counts as another text."""

import json
from typing import Any

import pytest

from cms.pages.reviews.content import content_hash


def body(text: str, number: str = "a") -> str:
    return json.dumps([{"type": "text", "value": text, "id": number}])


ARTICLE: dict[str, Any] = {"title": "Nekpijn", "lead": "Kort.", "body": body("<p>Zo.</p>")}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Rugpijn"},
        {"lead": "Lang."},
        {"body": body("<p>Anders.</p>")},
        {"picture": 3},
        {"key_points": json.dumps([{"type": "point", "value": "Eén.", "id": "b"}])},
    ],
)
def test_what_a_reader_reads_makes_another_text(change: dict[str, Any]) -> None:
    assert content_hash(ARTICLE | change) != content_hash(ARTICLE)


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "nek"},
        {"category": 2},
        {"self_test": 1},
        {"last_published_at": "2026-01-01"},
        {"body": body("<p>Zo.</p>", number="another")},
    ],
)
def test_what_stands_around_it_does_not(change: dict[str, Any]) -> None:
    assert content_hash(ARTICLE | change) == content_hash(ARTICLE)


def test_a_title_that_looks_like_json_is_a_title() -> None:
    assert content_hash({"title": "[een"}) != content_hash({"title": "[twee"})
