"""From a report to the lines that stay with an article. Pure."""

from collections import Counter
from collections.abc import Iterable

from cms.pages.importers.report import Entry, Report


def note(
    report: Report,
    place: int,
    what: str,
    words: str = "",
    *,
    left_out: bool = False,
    to_do: bool = False,
) -> None:
    """Tell of one thing; what belongs to no place in the text has place nought."""
    report.tell(Entry(place, what, words, left_out, to_do))


def lines_of(report: Report) -> tuple[list[str], list[str]]:
    """What became what, in order; and what is to be mended, alike things together.

    What stands around the text has no place in it and comes last.
    """
    entries = sorted(report.entries, key=lambda entry: (entry.place == 0, entry.place))
    to_do: dict[str, list[str]] = {}
    for entry in entries:
        if entry.is_to_do:
            to_do.setdefault(entry.what, []).append(entry.words)
    became = [_line(entry.what, [entry.shown]) for entry in entries]
    return became, [_line(what, words) for what, words in to_do.items()]


def _line(what: str, words: Iterable[str]) -> str:
    counted = Counter(word for word in words if word)
    shown = ", ".join(f"{word} ({n} x)" if n > 1 else word for word, n in counted.items())
    return f"{what}: {shown}" if shown else what
