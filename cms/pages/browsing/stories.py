"""What people tell in articles and beside them, sorted for a page of its own. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Story:
    """One person's story, with the article that it belongs to."""

    name: str
    age: int | None
    text: str
    origin: str
    title: str = ""
    url: str = ""
    category: str = ""
    category_title: str = ""


@dataclass(frozen=True)
class Shelf:
    """A category that has stories."""

    slug: str
    title: str
    number: int


def told_in(raw_body: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The stories in the body of an article, as the database keeps it."""
    for block in raw_body:
        if block["type"] == "experiences":
            for item in block["value"].get("items", []):
                yield item.get("value", item)


def shelves_of(stories: Iterable[Story]) -> list[Shelf]:
    """The categories that have stories, by title."""
    numbers = Counter((each.category_title, each.category) for each in stories if each.category)
    return [Shelf(slug, title, number) for (title, slug), number in sorted(numbers.items())]


def on_shelf(stories: Sequence[Story], category: str) -> list[Story]:
    """The stories of one category; all of them without one, or for one that has none."""
    found = [story for story in stories if category and story.category == category]
    return found or list(stories)
