"""Lines that belong together: a paragraph, a bullet, a blank line between the rest. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.pages.importers.parts import Part
from cms.pages.importers.parts.marked import STRONG, Line, is_all, joined

BULLET = re.compile(r"^\s*(?:[•·◦▪●]\s*|[*-]\s+)(?=\S)")
DEEP = 4


@dataclass(frozen=True)
class Markup:
    """What the file itself says of a chunk: the level of a heading, and what it belongs to."""

    level: int = 0
    in_list: int = 0
    ordered: bool = False
    is_question: bool = False
    is_answer: bool = False


@dataclass(frozen=True)
class Chunk:
    """Consecutive lines, a single bullet, or a part that needs no judgement.

    Plain text has no markup; what its lines are is judged from their words.
    """

    lines: tuple[Line, ...]
    is_bullet: bool = False
    markup: Markup | None = None
    part: Part | None = None

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.part.line if self.part else self.lines[0].number

    @property
    def text(self) -> str:
        """Its lines, kept apart."""
        return "\n".join(line.text for line in self.lines)

    @property
    def whole(self) -> Line:
        """Its lines as one, with what is marked in them."""
        return joined(self.lines)

    @property
    def single(self) -> str:
        """Its text if it is one line and no bullet, else nothing."""
        return self.lines[0].text if len(self.lines) == 1 and not self.is_bullet else ""

    @property
    def is_deep(self) -> bool:
        """Indented like a list whose bullets were lost in copying."""
        if self.is_bullet or not self.lines:
            return False
        return all(line.indent >= DEEP for line in self.lines)

    @property
    def level(self) -> int:
        """The level of a heading that is marked as one, else nought; a picture in it has none."""
        return self.markup.level if self.markup and self.lines else 0

    @property
    def list_number(self) -> int:
        """Which list a bullet belongs to, where lists are marked."""
        return self.markup.in_list if self.markup else 0

    @property
    def in_marked_faq(self) -> bool:
        """Whether the file itself says that this is a question, or belongs to an answer."""
        return bool(self.markup and (self.markup.is_question or self.markup.is_answer))

    @property
    def may_be_heading(self) -> bool:
        """Whether its words decide: nothing is marked, or all of it is strong."""
        if self.markup is None:
            return True
        return bool(self.single) and is_all(self.single, self.lines[0].marks, STRONG)

    @property
    def is_contents(self) -> bool:
        """Whether all of it leads to a place in the same file."""
        return bool(self.lines) and all(
            any(mark.href.startswith("#") for mark in line.marks) for line in self.lines
        )


def chunks_of(text: str) -> list[Chunk]:
    """Cut a text into chunks; every line that is not blank is in exactly one."""
    return list(_chunks(text))


def _chunks(text: str) -> Iterator[Chunk]:
    waiting: list[Line] = []
    for number, raw in enumerate(text.splitlines(), 1):
        words = " ".join(raw.split())
        bullet = BULLET.match(raw)
        if waiting and (not words or bullet):
            yield Chunk(tuple(waiting))
            waiting = []
        if bullet:
            yield Chunk((Line(number, " ".join(raw[bullet.end() :].split())),), is_bullet=True)
        elif words:
            waiting.append(Line(number, words, _indent(raw)))
    if waiting:
        yield Chunk(tuple(waiting))


def _indent(raw: str) -> int:
    expanded = raw.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
