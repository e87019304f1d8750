"""Letters gathered as a browser shows them: white space collapsed, marks beside them."""

import re
from collections.abc import Iterable

from cms.pages.importers.parts.marked import Mark, Marks

SPACE = re.compile(r"\s+")
Style = tuple[str, str, str]  # kind, href and title of a mark


class Words:
    """A text that grows, and what is marked in it."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spaced = True  # whether white space that follows shows nothing
        self._marks: list[Mark] = []
        self._growing: dict[Style, int] = {}  # which mark ends right here

    def add(self, text: str, styles: Iterable[Style] = ()) -> None:
        """Add a run of letters in one style."""
        shown = SPACE.sub(" ", text)
        if self._spaced:
            shown = shown.removeprefix(" ")
        if not shown:
            return
        start, self._length = self._length, self._length + len(shown)
        self._pieces.append(shown)
        self._spaced = shown.endswith(" ")
        self._mark(start, styles)

    def _mark(self, start: int, styles: Iterable[Style]) -> None:
        growing = {}
        for style in styles:
            at = self._growing.get(style)
            if at is None:
                at = len(self._marks)
                self._marks.append(Mark(start, self._length, *style))
            else:
                self._marks[at] = Mark(self._marks[at].start, self._length, *style)
            growing[style] = at
        self._growing = growing

    def break_line(self, *, once: bool = False) -> None:
        """Go on below, `once` if a break stands here already; none stands before the first word."""
        if not self._length or (once and self._pieces[-1] == "\n"):
            return
        if self._pieces[-1].endswith(" "):
            self._pieces[-1] = self._pieces[-1][:-1]
            self._length -= 1
        self._pieces.append("\n")
        self._length += 1
        self._spaced, self._growing = True, {}

    def take(self) -> tuple[str, Marks]:
        """The text so far with its marks; begin anew."""
        text = "".join(self._pieces).rstrip()
        marks = tuple(_within(text, self._marks))
        self._clear()
        return text, marks


def _within(text: str, marks: Iterable[Mark]) -> Iterable[Mark]:
    """Marks without white space at their edges, and none that mark nothing."""
    for mark in marks:
        piece = text[mark.start : mark.end]
        if inner := piece.strip():
            start = mark.start + len(piece) - len(piece.lstrip())
            yield Mark(start, start + len(inner), mark.kind, mark.href, mark.title)
