"""From what editors chose to links that can be printed: values in, values out. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Raw = Mapping[str, Any]


class Target(Protocol):
    """As much of a page as a link to it needs."""

    @property
    def title(self) -> str:
        """What the page is called."""

    @property
    def url(self) -> str:
        """Where it is."""


@dataclass(frozen=True)
class Link:
    """Words, and where they lead."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Column:
    """Links below a title, which may be empty."""

    title: str
    links: list[Link]


def links_in(stream: Iterable[Raw]) -> list[Raw]:
    """The links of a menu, as the database keeps them."""
    return [block["value"] for block in stream]


def columns_in(stream: Iterable[Raw]) -> list[tuple[str, list[Raw]]]:
    """The columns of a footer, each with its links, as the database keeps them."""
    values = (block["value"] for block in stream)
    return [
        (value.get("title") or "", [item.get("value", item) for item in value["links"]])
        for value in values
    ]


def pages_in(links: Iterable[Raw]) -> set[int]:
    """The pages that links lead to."""
    return {link["page"] for link in links if link.get("page")}


def resolved(links: Iterable[Raw], pages: Mapping[int, Target], here: str = "") -> list[Link]:
    """Links that lead somewhere: one to a page that is not there any more is left out."""
    return list(_resolved(links, pages, here))


def _resolved(links: Iterable[Raw], pages: Mapping[int, Target], here: str) -> Iterator[Link]:
    for link in links:
        label, page = link.get("label") or "", pages.get(link.get("page") or 0)
        if page:
            yield Link(label or page.title, page.url, _leads_here(page.url, here))
        elif link.get("address"):
            yield Link(label, link["address"], _leads_here(link["address"], here))


def _leads_here(url: str, here: str) -> bool:
    # Every page is below the home page, so that one is current at home only.
    return here == url or (url.strip("/") != "" and here.startswith(url) and url.endswith("/"))
