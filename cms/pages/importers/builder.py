"""From parts to what an article page stores, with a report of what became what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.pages.importers import inline
from cms.pages.importers.calls import calls_in
from cms.pages.importers.parts import (
    Bullets,
    Byline,
    ContentsMark,
    Faq,
    Heading,
    KeyPoints,
    Lead,
    Leftover,
    Line,
    Paragraph,
    Part,
    Picture,
    Quote,
    Related,
    Tip,
    Title,
)
from cms.pages.importers.report import Report

LINKS = {
    "self_test": gettext_lazy("link to the self-test"),
    "ebook": gettext_lazy("link to the e-book"),
    "trial": gettext_lazy("link to the trial"),
}
BLOCKS = {
    "self_test": gettext_lazy("self-test block"),
    "ebook": gettext_lazy("e-book block"),
    "trial": gettext_lazy("trial block"),
}


@dataclass
class Built:
    """The content of an article, ready to be stored."""

    title: str = ""
    lead: str = ""
    byline: Byline | None = None
    key_points: list[dict[str, Any]] = field(default_factory=list)
    body: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


def build(parts: Iterable[Part], find_page: Callable[[str], int | None]) -> Built:
    """Build the whole article; `find_page` knows the articles that are there already."""
    builder = _Builder(find_page)
    for part in parts:
        getattr(builder, f"add_{type(part).__name__.lower()}")(part)
    return builder.built


class _Builder:
    """One method for each kind of part."""

    def __init__(self, find_page: Callable[[str], int | None]) -> None:
        self.built = Built()
        self.find_page = find_page

    def add_title(self, part: Title) -> None:
        self.built.title = part.text
        self._tell(part.line, _("title"), part.text)

    def add_byline(self, part: Byline) -> None:
        self.built.byline = part
        self._tell(part.line, _("author"), part.text)

    def add_lead(self, part: Lead) -> None:
        self.built.lead = part.text
        self._tell(part.line, _("introduction"), part.text)

    def add_heading(self, part: Heading) -> None:
        value = {"text": part.text, "level": str(part.level), "numbered": part.numbered}
        self._block("heading", value)
        words = f"{part.number} {part.text}".strip()
        what = _("numbered heading") if part.numbered else _("heading without a number")
        self._tell(part.line, what, words)

    def add_paragraph(self, part: Paragraph) -> None:
        self._text(inline.paragraph(part.text))
        self._tell(part.line, _("text"), part.text)
        self._tell_links([Line(part.line, part.text)], blocks=True)

    def add_bullets(self, part: Bullets) -> None:
        self._text(inline.bullets(part.items, part.ordered))
        self._tell_items(part.items, _("list item"))

    def add_keypoints(self, part: KeyPoints) -> None:
        self._tell(part.line, _("heading of the key points"), "")
        for item in part.items:
            self.built.key_points.append(_block("point", inline.paragraph(item.text)))
        self._tell_items(part.items, _("key point"))

    def add_contentsmark(self, part: ContentsMark) -> None:
        self._tell(part.line, _("table of contents, which the page makes itself"), "")
        for entry in part.entries:
            self._tell(entry.number, _("entry of the table of contents"), entry.text)

    def add_picture(self, part: Picture) -> None:
        self._block("picture", {"image": None, "caption": "", "missing": part.name})
        self._tell(part.line, _("picture that is missing"), part.name)

    def add_quote(self, part: Quote) -> None:
        self._block("quote", {"text": part.text, "who": part.who})
        self._tell(part.line, _("quote"), part.text)

    def add_tip(self, part: Tip) -> None:
        self._block("tip", {"text": inline.paragraph(part.text)})
        self._tell(part.line, _("tip"), part.text)
        self._tell_links([Line(part.line, part.text)])

    def add_faq(self, part: Faq) -> None:
        items = []
        for question in part.questions:
            items.append({"question": question.text, "answer": _answer(question.answer)})
            self._tell(question.line, _("question"), question.text)
            for piece in question.answer:
                lines = (
                    piece.items if isinstance(piece, Bullets) else [Line(piece.line, piece.text)]
                )
                self._tell_items(lines, _("answer"))
        self._block("faq", {"items": [_item(item) for item in items]})

    def add_related(self, part: Related) -> None:
        items = [{"text": item.text, "page": self.find_page(item.text)} for item in part.items]
        self._block("related", {"title": part.title, "items": [_item(item) for item in items]})
        self._tell(part.line, _("related complaints"), part.title)
        for line, item in zip(part.items, items, strict=True):
            linked = _("related complaint with its article")
            self._tell(line.number, linked if item["page"] else _("related complaint"), line.text)

    def add_leftover(self, part: Leftover) -> None:
        self._text(inline.paragraph(part.text))
        self._tell(part.line, _("not understood, kept as text"), part.text)

    def _tell(self, line: int, what: str, words: str) -> None:
        self.built.report.tell(line, what, words.replace("\n", " "))

    def _tell_items(self, lines: Iterable[Line], what: str) -> None:
        for line in lines:
            self._tell(line.number, what, line.text)
            self._tell_links([line])

    def _tell_links(self, lines: Iterable[Line], blocks: bool = False) -> None:
        for line in lines:
            for _span in inline.sources_in(line.text):
                self._tell(line.number, _("source, still to be filled in"), "")
            for call in calls_in(line.text):
                words = line.text[call.start : call.end]
                self._tell(line.number, str(LINKS[call.kind]), words)
                if blocks and call.is_strong:
                    self._block(call.kind, {})
                    self._tell(line.number, str(BLOCKS[call.kind]), "")

    def _text(self, html: str) -> None:
        """Paragraphs and lists that follow each other are one text."""
        body = self.built.body
        if body and body[-1]["type"] == "text":
            body[-1]["value"] += html
        else:
            self._block("text", html)

    def _block(self, kind: str, value: Any) -> None:
        self.built.body.append(_block(kind, value))


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _item(value: Any) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": str(uuid4())}


def _answer(pieces: Iterable[Paragraph | Bullets]) -> str:
    return "".join(
        inline.bullets(piece.items, piece.ordered)
        if isinstance(piece, Bullets)
        else inline.paragraph(piece.text)
        for piece in pieces
    )
