"""Words with what is marked in them, as plain values."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

STRONG, EM, LINK, SOURCE = "strong", "em", "link", "source"


@dataclass(frozen=True)
class Mark:
    """Some letters of a text that are strong, stressed, a link or a reference to a source."""

    start: int
    end: int
    kind: str
    href: str = ""
    title: str = ""


Marks = tuple[Mark, ...]


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number in the file, its words, and how far it is indented."""

    number: int
    text: str
    indent: int = 0
    marks: Marks = ()

    def cut(self, start: int) -> Self:
        """The line from a letter on."""
        kept = (mark for mark in shifted(self.marks, -start) if mark.end > 0)
        marks = tuple(replace(mark, start=max(mark.start, 0)) for mark in kept)
        return replace(self, text=self.text[start:], marks=marks)


def lines_of(number: int, text: str, marks: Marks = ()) -> tuple[Line, ...]:
    """The lines of a text, each with its own marks."""
    lines, start = [], 0
    coming, here = deque(marks), list[Mark]()
    for words in text.split("\n"):
        end = start + len(words)
        while coming and coming[0].start < end:
            here.append(coming.popleft())
        own = (replace(m, start=max(m.start, start), end=min(m.end, end)) for m in here)
        lines.append(Line(number, words, marks=shifted(tuple(own), -start)))
        here = [mark for mark in here if mark.end > end]
        start = end + 1
    return tuple(lines)


def joined(lines: Sequence[Line]) -> Line:
    """Lines as one, kept apart by newlines."""
    marks, at = list[Mark](), 0
    for line in lines:
        marks += shifted(line.marks, at)
        at += len(line.text) + 1
    return replace(lines[0], text="\n".join(line.text for line in lines), marks=tuple(marks))


def shifted(marks: Marks, by: int) -> Marks:
    """The same marks, so many letters further on."""
    return tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks)


def links_in(marks: Marks) -> Iterator[Mark]:
    """The marks that lead somewhere."""
    return (mark for mark in marks if mark.href)


def is_all(text: str, marks: Marks, kind: str) -> bool:
    """Whether every letter of a text carries marks of a kind."""
    covered = sum(len(text[m.start : m.end].replace(" ", "")) for m in marks if m.kind == kind)
    return bool(text.strip()) and covered >= len(text.replace(" ", "").replace("\n", ""))
