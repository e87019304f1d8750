"""How an article begins: kept beside its body."""

from django.utils.translation import gettext as _

from cms.pages.importers import parts
from cms.pages.importers.making import inline, values
from cms.pages.importers.making.desk import Desk


def add_title(part: parts.Title, desk: Desk) -> None:
    """The title of the page."""
    desk.built.title = part.text
    desk.tell(part.line, _("title"), part.text)


def add_byline(part: parts.Byline, desk: Desk) -> None:
    """Its author."""
    desk.built.byline = part
    desk.tell(part.line, _("author"), part.text)


def add_lead(part: parts.Lead, desk: Desk) -> None:
    """Its opening sentence."""
    desk.built.lead = part.text
    desk.tell(part.line, _("introduction"), part.text)


def add_keypoints(part: parts.KeyPoints, desk: Desk) -> None:
    """The key points, which stand above the body."""
    desk.tell(part.line, _("heading of the key points"), "")
    for item in part.items:
        text = inline.paragraph(item.text, item.marks, desk.known)
        point = values.block("point", text)
        desk.built.key_points.append(point)
        desk.tell.block = point["id"]
        desk.tell.items([item], _("key point"))


def add_contentsmark(part: parts.ContentsMark, desk: Desk) -> None:
    """The old table of contents: told, for the page makes its own."""
    desk.tell(part.line, _("table of contents, which the page makes itself"), "")
    for entry in part.entries:
        what = _("entry of the table of contents")
        desk.tell(entry.number, what, entry.text, left_out=True)
