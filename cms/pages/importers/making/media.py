"""Pictures, videos and tables."""

from django.utils.translation import gettext as _

from cms.pages.importers import parts
from cms.pages.importers.making import values
from cms.pages.importers.making.desk import Desk


def add_picture(part: parts.Picture, desk: Desk) -> None:
    """A picture, or the name of one that is missing."""
    image = desk.known.images.get(part.key)
    desk.block("picture", values.picture(part, image))
    if image:
        desk.tell(part.line, _("picture"), part.name)
    elif reason := desk.known.refused.get(part.key):
        what = _("picture that cannot be used, kept as missing")
        desk.tell(part.line, what, f"{part.name}. {reason}", left_out=True, to_do=True)
    else:
        desk.tell(part.line, _("picture that is missing"), part.name, to_do=True)
    if image and not part.alt:
        what = _("picture without words for who cannot see it")
        desk.tell(part.line, what, part.name, to_do=True)
    if part.href:
        desk.tell(part.line, _("link of a picture, left out"), part.href, left_out=True)


def add_video(part: parts.Video, desk: Desk) -> None:
    """A video."""
    desk.block("video", values.video(part))
    desk.tell(part.line, _("video"), part.title or part.address)
    if not part.title:
        desk.tell(part.line, _("video without a title"), part.address, to_do=True)


def add_table(part: parts.Table, desk: Desk) -> None:
    """A table."""
    desk.block("table", values.table(part, desk.known))
    desk.tell(part.line, _("table"), part.caption)
    if not part.caption:
        desk.tell(part.line, _("table without a caption"), "", to_do=True)
    if not all(heading.text for heading in part.headings):
        desk.tell(part.line, _("table column without a heading"), "", to_do=True)
    for heading in part.headings:
        desk.tell.lost_links(part.line, heading.marks)
    desk.tell.links(cell for row in part.rows for cell in row)
