"""Lines that belong together: a paragraph, a bullet, a blank line between the rest. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.pages.importers.parts import Line

BULLET = re.compile(r"^\s*(?:[•·◦▪●]\s*|[*-]\s+)(?=\S)")
DEEP = 4


@dataclass(frozen=True)
class Chunk:
    """Consecutive lines; a bullet is a chunk of its own."""

    lines: tuple[Line, ...]
    is_bullet: bool = False

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    @property
    def text(self) -> str:
        """Its lines, kept apart."""
        return "\n".join(line.text for line in self.lines)

    @property
    def single(self) -> str:
        """Its text if it is one line and no bullet, else nothing."""
        return self.lines[0].text if len(self.lines) == 1 and not self.is_bullet else ""

    @property
    def is_deep(self) -> bool:
        """Indented like a list whose bullets were lost in copying."""
        return not self.is_bullet and all(line.indent >= DEEP for line in self.lines)


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
