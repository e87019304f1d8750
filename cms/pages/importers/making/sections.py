"""Questions with answers, and complaints to read on about."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.pages.importers import parts
from cms.pages.importers.making import values
from cms.pages.importers.making.desk import Desk
from cms.pages.importers.parts.marked import Line


def add_faq(part: parts.Faq, desk: Desk) -> None:
    """Questions and answers."""
    raw = [values.question(question, desk.known) for question in part.questions]
    desk.block("faq", {"items": values.items(raw)})
    for question in part.questions:
        desk.tell(question.line, _("question"), question.text)
        desk.tell.lost_links(question.line, question.marks)
        if not question.answer:
            desk.tell(question.line, _("question without an answer"), question.text, to_do=True)
        for piece in question.answer:
            desk.tell.items(_lines(piece), _("answer"))


def add_related(part: parts.Related, desk: Desk) -> None:
    """Complaints to read on about."""
    pages = [desk.known.page_named(item.text) for item in part.items]
    raw = [{"text": item.text, "page": page} for item, page in zip(part.items, pages, strict=True)]
    desk.block("related", {"title": part.title, "items": values.items(raw)})
    desk.tell(part.line, _("related complaints"), part.title)
    for item, page in zip(part.items, pages, strict=True):
        what = _("related complaint with its article") if page else _("related complaint")
        desk.tell(item.number, what, item.text)
        desk.tell.lost_links(item.number, item.marks)


def _lines(piece: parts.Paragraph | parts.Bullets) -> Iterable[Line]:
    if isinstance(piece, parts.Bullets):
        return piece.items
    return [Line(piece.line, piece.text, marks=piece.marks)]
