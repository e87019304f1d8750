"""What became of everything in a file, for the editor who goes on with the draft."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

LONGEST_SHOWN = 60


class Entry(NamedTuple):
    """One thing: its place, what became of it, and its words.

    Words that were left out stand nowhere but here, so they are never shortened.
    """

    place: int
    what: str
    words: str = ""
    is_left_out: bool = False
    is_to_do: bool = False
    block: str = ""  # the id of the block in which it stands now

    @property
    def shown(self) -> str:
        """The words, or enough of them to find them back in the draft."""
        if self.is_left_out or len(self.words) <= LONGEST_SHOWN:
            return self.words
        return self.words[: LONGEST_SHOWN - 1].rstrip() + "…"


@dataclass
class Report:
    """One entry per thing; places are lines of a text, or paragraphs of a page."""

    entries: list[Entry] = field(default_factory=list)
    counts_lines: bool = True

    def tell(self, entry: Entry) -> None:
        """Note what became of something."""
        self.entries.append(entry)

    def in_order(self) -> list[Entry]:
        """The entries in the order of the file."""
        return sorted(self.entries, key=lambda entry: entry.place)

    def lines(self) -> Iterator[str]:
        """The report in words, in the order of the file."""
        for entry in self.in_order():
            place = self.place(entry.place)
            yield f"{place}: {entry.what}" + (f": {entry.shown}" if entry.shown else "")

    def place(self, number: int) -> str:
        """A place in words."""
        return (_("line %d") if self.counts_lines else _("paragraph %d")) % number

    def counts(self) -> Iterator[str]:
        """How many there are of each."""
        for what, number in numbers(self.entries):
            yield f"{number:4d} x {what}"


def numbers(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """What things became, with how many of each."""
    return sorted(Counter(entry.what for entry in entries).items())
