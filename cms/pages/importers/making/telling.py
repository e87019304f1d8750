"""Tells the report of every thing, and of the links that stand in its words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.pages.importers.making.calls import calls_in
from cms.pages.importers.making.inline import call_of, sources_in
from cms.pages.importers.making.known import Known
from cms.pages.importers.making.labels import CALL_LINKS, LEFT_OUT
from cms.pages.importers.parts.marked import SOURCE, Line, Mark, Marks, links_in
from cms.pages.importers.report import Entry, Report


class Telling:
    """Called with a place, what a thing became, and its words."""

    def __init__(self, report: Report, known: Known) -> None:
        self.report, self.known = report, known
        self.block = ""  # the id of the block that is being made

    def __call__(
        self, place: int, what: str, words: str, *, left_out: bool = False, to_do: bool = False
    ) -> None:
        """Tell of one thing."""
        words = words.replace("\n", " ")
        self.report.tell(Entry(place, what, words, left_out, to_do, self.block))

    def items(self, lines: Iterable[Line], what: str) -> None:
        """Tell of lines, and of what stands in them."""
        for line in lines:
            self(line.number, what, line.text)
            self.links([line])

    def lost_links(self, place: int, marks: Marks) -> None:
        """Tell of links in words that can hold none."""
        for mark in links_in(marks):
            self(place, str(LEFT_OUT["link"]), mark.href, left_out=True)

    def links(self, lines: Iterable[Line]) -> list[str]:
        """Tell of the links in lines; returns the kinds that ask for a block of their own."""
        strong = []
        for line in lines:
            calls = calls_in(line.text)
            for mark in line.marks:
                self._mark(line, mark, bool(call_of(mark, calls)))
            if not any(mark.kind == SOURCE for mark in line.marks):
                for _span in sources_in(line.text):
                    self._source(line, "")
            for call in calls:
                words = line.text[call.start : call.end]
                self(line.number, str(CALL_LINKS[call.kind]), words)
            strong += [call.kind for call in calls if call.is_strong]
        return strong

    def _mark(self, line: Line, mark: Mark, is_call: bool) -> None:
        if mark.kind == SOURCE:
            self._source(line, mark.href or mark.title)
        elif mark.href.startswith("#"):
            self(line.number, str(LEFT_OUT["link"]), mark.href, left_out=True)
        elif self.known.page_at(mark.href):
            self(line.number, _("link to a page of this site"), mark.href)
        elif mark.href and is_call:
            what = _("link that now leads into the funnel; it led to")
            self(line.number, what, mark.href, left_out=True, to_do=True)
        elif mark.href:
            self(line.number, _("link"), mark.href)

    def _source(self, line: Line, address: str) -> None:
        if address:
            self(line.number, _("source, to be checked"), address, to_do=True)
        else:
            self(line.number, _("source, still to be filled in"), "", to_do=True)
