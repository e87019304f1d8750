"""From parts to what an article page stores, with a report of what became what."""

from collections.abc import Callable, Iterable
from typing import Any

from cms.pages.importers import parts
from cms.pages.importers.making import media, opening, sections, text
from cms.pages.importers.making.desk import Built, Desk
from cms.pages.importers.making.known import NOTHING, Known

__all__ = ["Built", "build"]

MADE_BY: dict[type[parts.Part], Callable[[Any, Desk], None]] = {
    parts.Title: opening.add_title,
    parts.Byline: opening.add_byline,
    parts.Lead: opening.add_lead,
    parts.KeyPoints: opening.add_keypoints,
    parts.ContentsMark: opening.add_contentsmark,
    parts.Heading: text.add_heading,
    parts.Paragraph: text.add_paragraph,
    parts.Bullets: text.add_bullets,
    parts.Quote: text.add_quote,
    parts.Tip: text.add_tip,
    parts.Leftover: text.add_leftover,
    parts.LeftOut: text.add_leftout,
    parts.Picture: media.add_picture,
    parts.Video: media.add_video,
    parts.Table: media.add_table,
    parts.Faq: sections.add_faq,
    parts.Related: sections.add_related,
}


def build(found: Iterable[parts.Part], known: Known = NOTHING) -> Built:
    """Build the whole article with what the site has already."""
    desk = Desk(known)
    for part in found:
        MADE_BY[type(part)](part, desk)
    return desk.built
