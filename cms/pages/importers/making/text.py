"""Running text and what stands out of it."""

from django.utils.translation import gettext as _

from cms.pages.importers import parts
from cms.pages.importers.making import inline, values
from cms.pages.importers.making.desk import Desk
from cms.pages.importers.making.labels import CALL_BLOCKS, LEFT_OUT
from cms.pages.importers.parts.marked import Line


def add_heading(part: parts.Heading, desk: Desk) -> None:
    """A heading, numbered if the page will count to the same number."""
    value = {"text": part.text, "level": str(part.level), "numbered": part.numbered}
    desk.block("heading", value)
    words = f"{part.number} {part.text}".strip()
    what = _("numbered heading") if part.numbered else _("heading without a number")
    desk.tell(part.line, what, words)
    desk.tell.lost_links(part.line, part.marks)


def add_paragraph(part: parts.Paragraph, desk: Desk) -> None:
    """Running text; an order in it also becomes a block that leads into the funnel."""
    desk.text(values.rich(part, desk.known))
    desk.tell(part.line, _("text"), part.text)
    line = Line(part.line, part.text, marks=part.marks)
    for kind in desk.tell.links([line]):
        desk.block(kind, {})
        desk.tell(part.line, str(CALL_BLOCKS[kind]), "")


def add_bullets(part: parts.Bullets, desk: Desk) -> None:
    """A list."""
    desk.text(values.rich(part, desk.known))
    desk.tell.items(part.items, _("list item"))


def add_quote(part: parts.Quote, desk: Desk) -> None:
    """A quote."""
    desk.block("quote", {"text": part.text, "who": part.who})
    desk.tell(part.line, _("quote"), part.text)


def add_tip(part: parts.Tip, desk: Desk) -> None:
    """A tip."""
    desk.block("tip", {"text": inline.paragraph(part.text, part.marks, desk.known)})
    desk.tell(part.line, _("tip"), part.text)
    desk.tell.links([Line(part.line, part.text, marks=part.marks)])


def add_leftover(part: parts.Leftover, desk: Desk) -> None:
    """A word of the old site, kept as text."""
    desk.text(inline.paragraph(part.text))
    desk.tell(part.line, _("not understood, kept as text"), part.text)


def add_leftout(part: parts.LeftOut, desk: Desk) -> None:
    """What has no place: told in the report alone."""
    desk.tell(part.line, str(LEFT_OUT[part.kind]), part.text, left_out=True)
