"""A list by its first letters. Pure."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

OTHER = "#"


class Letter(NamedTuple):
    """One letter with what begins with it."""

    letter: str
    anchor: str
    articles: list[dict[str, Any]]


def by_letter(articles: Iterable[dict[str, Any]]) -> list[Letter]:
    """The letters that there are, in order; whatever begins with no letter stands first."""
    ordered = sorted(articles, key=lambda article: _plain(article["title"]))
    groups = groupby(ordered, key=lambda article: _first(article["title"]))
    return sorted(Letter(first, _anchor(first), list(group)) for first, group in groups)


def _plain(title: str) -> str:
    # Without its accents, so that “Één” stands among the E.
    letters = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ").strip()


def _first(title: str) -> str:
    first = _plain(title)[:1].upper()
    return first if first.isalpha() else OTHER


def _anchor(first: str) -> str:
    return "overige" if first == OTHER else f"letter-{first.lower()}"
