"""From parts to what an article page stores, with a report of what became what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cms.pages.importers import inline, values
from cms.pages.importers.known import NOTHING, Known
from cms.pages.importers.labels import CALL_BLOCKS, LEFT_OUT
from cms.pages.importers.parts import (
    Bullets,
    Byline,
    ContentsMark,
    Faq,
    Heading,
    KeyPoints,
    Lead,
    LeftOut,
    Leftover,
    Paragraph,
    Part,
    Picture,
    Quote,
    Related,
    Table,
    Tip,
    Title,
    Video,
)
from cms.pages.importers.report import Report
from cms.pages.importers.telling import Telling
from cms.pages.importers.texts import Line


@dataclass
class Built:
    """The content of an article, ready to be stored."""

    title: str = ""
    lead: str = ""
    byline: Byline | None = None
    key_points: list[dict[str, Any]] = field(default_factory=list)
    body: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


def build(parts: Iterable[Part], known: Known = NOTHING) -> Built:
    """Build the whole article with what the site has already."""
    builder = _Builder(known)
    for part in parts:
        getattr(builder, f"add_{type(part).__name__.lower()}")(part)
    return builder.built


class _Builder:
    """One method for each kind of part."""

    def __init__(self, known: Known) -> None:
        self.built = Built()
        self.known = known
        self.tell = Telling(self.built.report, known)

    def add_title(self, part: Title) -> None:
        self.built.title = part.text
        self.tell(part.line, _("title"), part.text)

    def add_byline(self, part: Byline) -> None:
        self.built.byline = part
        self.tell(part.line, _("author"), part.text)

    def add_lead(self, part: Lead) -> None:
        self.built.lead = part.text
        self.tell(part.line, _("introduction"), part.text)

    def add_heading(self, part: Heading) -> None:
        value = {"text": part.text, "level": str(part.level), "numbered": part.numbered}
        self._block("heading", value)
        words = f"{part.number} {part.text}".strip()
        what = _("numbered heading") if part.numbered else _("heading without a number")
        self.tell(part.line, what, words)
        self.tell.lost_links(part.line, part.marks)

    def add_paragraph(self, part: Paragraph) -> None:
        self._text(values.rich(part, self.known))
        self.tell(part.line, _("text"), part.text)
        line = Line(part.line, part.text, marks=part.marks)
        for kind in self.tell.links([line]):
            self._block(kind, {})
            self.tell(part.line, str(CALL_BLOCKS[kind]), "")

    def add_bullets(self, part: Bullets) -> None:
        self._text(values.rich(part, self.known))
        self.tell.items(part.items, _("list item"))

    def add_keypoints(self, part: KeyPoints) -> None:
        self.tell(part.line, _("heading of the key points"), "")
        for item in part.items:
            text = inline.paragraph(item.text, item.marks, self.known)
            point = values.block("point", text)
            self.built.key_points.append(point)
            self.tell.block = point["id"]
            self.tell.items([item], _("key point"))

    def add_contentsmark(self, part: ContentsMark) -> None:
        self.tell(part.line, _("table of contents, which the page makes itself"), "")
        for entry in part.entries:
            what = _("entry of the table of contents")
            self.tell(entry.number, what, entry.text, left_out=True)

    def add_picture(self, part: Picture) -> None:
        image = self.known.images.get(part.key)
        self._block("picture", values.picture(part, image))
        if image:
            self.tell(part.line, _("picture"), part.name)
        elif reason := self.known.refused.get(part.key):
            what = _("picture that cannot be used, kept as missing")
            self.tell(part.line, what, f"{part.name}. {reason}", left_out=True, to_do=True)
        else:
            self.tell(part.line, _("picture that is missing"), part.name, to_do=True)
        if image and not part.alt:
            what = _("picture without words for who cannot see it")
            self.tell(part.line, what, part.name, to_do=True)
        if part.href:
            self.tell(part.line, _("link of a picture, left out"), part.href, left_out=True)

    def add_video(self, part: Video) -> None:
        self._block("video", values.video(part))
        self.tell(part.line, _("video"), part.title or part.address)
        if not part.title:
            self.tell(part.line, _("video without a title"), part.address, to_do=True)

    def add_table(self, part: Table) -> None:
        self._block("table", values.table(part, self.known))
        self.tell(part.line, _("table"), part.caption)
        if not part.caption:
            self.tell(part.line, _("table without a caption"), "", to_do=True)
        if not all(heading.text for heading in part.headings):
            self.tell(part.line, _("table column without a heading"), "", to_do=True)
        for heading in part.headings:
            self.tell.lost_links(part.line, heading.marks)
        self.tell.links(cell for row in part.rows for cell in row)

    def add_quote(self, part: Quote) -> None:
        self._block("quote", {"text": part.text, "who": part.who})
        self.tell(part.line, _("quote"), part.text)

    def add_tip(self, part: Tip) -> None:
        self._block("tip", {"text": inline.paragraph(part.text, part.marks, self.known)})
        self.tell(part.line, _("tip"), part.text)
        self.tell.links([Line(part.line, part.text, marks=part.marks)])

    def add_faq(self, part: Faq) -> None:
        raw = [values.question(question, self.known) for question in part.questions]
        self._block("faq", {"items": values.items(raw)})
        for question in part.questions:
            self.tell(question.line, _("question"), question.text)
            self.tell.lost_links(question.line, question.marks)
            if not question.answer:
                self.tell(question.line, _("question without an answer"), question.text, to_do=True)
            for piece in question.answer:
                self.tell.items(_lines(piece), _("answer"))

    def add_related(self, part: Related) -> None:
        pages = [self.known.page_named(item.text) for item in part.items]
        raw = [
            {"text": item.text, "page": page} for item, page in zip(part.items, pages, strict=True)
        ]
        self._block("related", {"title": part.title, "items": values.items(raw)})
        self.tell(part.line, _("related complaints"), part.title)
        for item, page in zip(part.items, pages, strict=True):
            what = _("related complaint with its article") if page else _("related complaint")
            self.tell(item.number, what, item.text)
            self.tell.lost_links(item.number, item.marks)

    def add_leftover(self, part: Leftover) -> None:
        self._text(inline.paragraph(part.text))
        self.tell(part.line, _("not understood, kept as text"), part.text)

    def add_leftout(self, part: LeftOut) -> None:
        self.tell(part.line, str(LEFT_OUT[part.kind]), part.text, left_out=True)

    def _text(self, html: str) -> None:
        """Paragraphs and lists that follow each other are one text."""
        body = self.built.body
        if body and body[-1]["type"] == "text":
            body[-1]["value"] += html
            self.tell.block = body[-1]["id"]
        else:
            self._block("text", html)

    def _block(self, kind: str, value: Any) -> None:
        block = values.block(kind, value)
        self.built.body.append(block)
        self.tell.block = block["id"]


def _lines(piece: Paragraph | Bullets) -> Iterable[Line]:
    if isinstance(piece, Bullets):
        return piece.items
    return [Line(piece.line, piece.text, marks=piece.marks)]
