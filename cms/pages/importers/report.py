"""What became of every line, for the editor who goes on with the draft."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass
class Report:
    """One line per thing, and the counts at the end."""

    entries: list[tuple[int, str, str]] = field(default_factory=list)

    def tell(self, line: int, what: str, words: str = "") -> None:
        """Note what a line became."""
        self.entries.append((line, what, words))

    def lines(self) -> Iterator[str]:
        """The report, in the order of the file."""
        for line, what, words in sorted(self.entries, key=lambda entry: entry[0]):
            shown = words if len(words) <= 60 else words[:59].rstrip() + "…"
            place = _("line %d") % line
            yield f"{place}: {what}" + (f": {shown}" if shown else "")

    def counts(self) -> Iterator[str]:
        """How many there are of each."""
        for what, number in sorted(Counter(what for _l, what, _w in self.entries).items()):
            yield f"{number:4d} x {what}"
