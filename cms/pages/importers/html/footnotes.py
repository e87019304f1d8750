"""The notes of a page that its references lead to, such as `#fn1` of a Word file."""

from itertools import islice

from bs4 import Tag

from cms.pages.importers.html.elements import attribute
from cms.pages.importers.html.links import (
    ADDRESS,
    ARROWS,
    clean_address,
    is_web,
    names_a_source,
)
from cms.pages.importers.html.words import Style
from cms.pages.importers.parts.marked import SOURCE

MOST_PIECES = 60
LONGEST = 1000


class Footnotes:
    """Finds a note by its anchor; looks through the page once, and only when asked."""

    def __init__(self, root: Tag) -> None:
        self._root = root
        self._notes: dict[str, Tag] | None = None

    def source(self, href: str) -> Style | None:
        """The source that a note names; None when it is no note, or a mere remark."""
        note = self._all.get(href.removeprefix("#")) if href.startswith("#") else None
        if note is None:
            return None
        pieces = islice(note.stripped_strings, MOST_PIECES)
        text = " ".join(piece for piece in pieces if not ARROWS.fullmatch(piece))[:LONGEST]
        address = self._address(note) or _written(text)
        return (SOURCE, address, text) if address or names_a_source(text) else None

    @property
    def _all(self) -> dict[str, Tag]:
        if self._notes is None:
            named = self._root.find_all(id=True)
            self._notes = {attribute(tag, "id"): tag for tag in reversed(named)}
        return self._notes

    def _address(self, note: Tag) -> str:
        links = islice(note.descendants, MOST_PIECES)
        hrefs = (attribute(tag, "href") for tag in links if isinstance(tag, Tag))
        return next((href for href in map(clean_address, hrefs) if is_web(href)), "")


def _written(text: str) -> str:
    found = ADDRESS.search(text)
    return clean_address(found[0]) if found else ""
