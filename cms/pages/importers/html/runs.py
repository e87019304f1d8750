"""Follows the elements around letters, so that every run of letters knows its style."""

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from cms.pages.importers.html.elements import STYLES, attribute
from cms.pages.importers.html.footnotes import Footnotes
from cms.pages.importers.html.links import ARROWS, clean_address, is_reference, is_web
from cms.pages.importers.html.words import Style, Words
from cms.pages.importers.parts.marked import LINK, SOURCE

NO_STYLE: Style = ("", "", "")
BACK: Style = ("", "#", "")  # an arrow from a note back to where it was called


class Runs:
    """Words, and what stands open around the next of them."""

    def __init__(self, footnotes: Footnotes) -> None:
        self.words = Words()
        self.refused: list[str] = []
        self._footnotes = footnotes
        self._open: Counter[str] = Counter()
        self._links: list[Style] = []

    @property
    def href(self) -> str:
        """Where a press on what comes next would lead."""
        return self._links[0][1] if self._links else ""

    def open(self, tag: Tag) -> None:
        """Go into an element."""
        if tag.name == "a":
            self._links.append(NO_STYLE if self._links else self._link(tag))
        elif tag.name in STYLES:
            self._open[STYLES[tag.name]] += 1

    def close(self, tag: Tag) -> None:
        """Come out of it."""
        if tag.name == "a":
            self._links.pop()
        elif tag.name in STYLES:
            self._open[STYLES[tag.name]] -= 1

    def text(self, letters: str) -> None:
        """Letters in the style of here."""
        if self._links[:1] != [BACK]:
            self.words.add(letters, self._styles())

    def _styles(self) -> Iterator[Style]:
        yield from ((kind, "", "") for kind, depth in self._open.items() if depth > 0)
        if self._links and self._links[0][0]:
            yield self._links[0]

    def _link(self, tag: Tag) -> Style:
        written = attribute(tag, "href").strip()
        href, text = clean_address(written), " ".join(tag.get_text().split())
        if written and not href:
            self.refused.append(written)
        if not href:
            return NO_STYLE
        if href.startswith("#") and ARROWS.fullmatch(text):
            return BACK
        title = " ".join(attribute(tag, "title").split())
        if is_reference(text):
            if is_web(href):
                return SOURCE, href, title
            if note := self._footnotes.source(href):
                return note
        return LINK, href, title
