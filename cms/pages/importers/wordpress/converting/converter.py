"""From an item to what its page will hold; files and sources come in on the way, nothing else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.pages.importers.html import read_html
from cms.pages.importers.making.builder import build
from cms.pages.importers.making.known import Known
from cms.pages.importers.parts import Bullets, Byline, Heading, KeyPoints, Paragraph, Part, Picture
from cms.pages.importers.references import Reference, references_in
from cms.pages.importers.report import Report
from cms.pages.importers.wordpress.building.flattening import flatten
from cms.pages.importers.wordpress.converting.buttons import Raw, button
from cms.pages.importers.wordpress.converting.leading import FUNNEL, Leader, OldAddresses
from cms.pages.importers.wordpress.converting.linking import relink
from cms.pages.importers.wordpress.converting.made import Made
from cms.pages.importers.wordpress.converting.marking import MARK, around_marks, mark_calls
from cms.pages.importers.wordpress.converting.media import Library, NotFound, NotTaken
from cms.pages.importers.wordpress.converting.picturing import complete_pictures
from cms.pages.importers.wordpress.mapping.answers import Answer
from cms.pages.importers.wordpress.mapping.calls import Call
from cms.pages.importers.wordpress.mapping.decided import Decided
from cms.pages.importers.wordpress.reading.values import Item
from cms.pages.importers.wordpress.reporting import note


@dataclass(frozen=True)
class Converter:
    """Turns items into content, with what the run knows and the files that it may bring in."""

    decided: Decided
    library: Library
    titles: Mapping[str, int]
    find_sources: Callable[[Mapping[str, Reference]], dict[str, int]]

    def convert(self, item: Item, is_article: bool) -> Made:
        """The content of one item; raises Unreadable when there is far too much of it."""
        made = Made(item.title)
        flat = flatten(item, self.decided.survey.reusable)
        complete_pictures(flat.soup, self.library.about)
        calls = mark_calls(flat.soup, self._answer)
        parts = _fitting(read_html(str(flat.soup), item.title or "?"), is_article)
        for name in flat.left_out:
            note(made.report, 0, _("part of a plug-in, left out"), f"[{name}]", to_do=True)
        sources = self.find_sources(references_in(parts))
        pages = OldAddresses(self.decided)
        known = Known(self.titles, pages, sources, *self._pictures(parts))
        self._build(made, parts, known, calls)
        return made

    def _answer(self, call: Call) -> Answer:
        return self.decided.mapping.answer(call, self.decided.survey.hosts)

    def _build(
        self, made: Made, parts: list[Part], known: Known, calls: list[tuple[Call, Answer]]
    ) -> None:
        leader = Leader(self.decided, self.library, made.report)
        lead, key_points, body = "", list[Raw](), list[Raw]()
        for run, mark, number in around_marks(parts):
            built = build(run, known)
            lead, key_points = lead or built.lead, key_points + built.key_points
            body += [block for block in built.body if block["type"] not in FUNNEL]
            made.report.entries += leader.sure(built.report.entries)
            if mark:
                body += self._called(mark, *calls[number], made.report)
        made.fields["lead"] = lead
        made.streams = relink({"key_points": key_points, "body": body}, leader)

    def _called(self, mark: Picture, call: Call, answer: Answer, report: Report) -> Iterator[Raw]:
        yield button(call, answer, self._image(call), self.decided, report, mark.line)
        if mark.caption:
            yield from build([Paragraph(mark.line, mark.caption)]).body

    def _pictures(self, parts: Iterable[Part]) -> tuple[dict[str, int], dict[str, str]]:
        """The pictures that came in, and why others did not; one that is nowhere has no reason."""
        found: dict[str, int] = {}
        refused: dict[str, str] = {}
        for part in parts:
            if isinstance(part, Picture) and part.src and not MARK.fullmatch(part.src):
                try:
                    found[part.key] = self.library.picture(part.src, part.alt)
                except NotFound:
                    continue
                except NotTaken as error:
                    refused[part.key] = str(error)
        return found, refused

    def _image(self, call: Call) -> int | None:
        try:
            return self.library.picture(call.picture, call.words) if call.picture else None
        except NotTaken:
            return None


def _fitting(parts: list[Part], is_article: bool) -> list[Part]:
    """The author is known, and a page that is no article has no room for key points."""
    return [fit for part in parts for fit in _fit(part, is_article)]


def _fit(part: Part, is_article: bool) -> Iterator[Part]:
    if isinstance(part, Byline):
        yield Paragraph(part.line, part.text)
    elif isinstance(part, KeyPoints) and not is_article:
        yield Heading(part.line, _("In short"), 2)
        yield Bullets(part.line, part.items)
    else:
        yield part
