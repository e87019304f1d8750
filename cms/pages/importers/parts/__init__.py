"""What an article is made of, as plain values; each knows the place in the file it came from."""

from cms.pages.importers.parts.media import Picture, Table, Video
from cms.pages.importers.parts.opening import Byline, Lead, Title
from cms.pages.importers.parts.part import Part
from cms.pages.importers.parts.sections import ContentsMark, Faq, KeyPoints, Question, Related
from cms.pages.importers.parts.text import (
    Bullets,
    Heading,
    LeftOut,
    Leftover,
    Paragraph,
    Quote,
    Tip,
)

__all__ = [
    "Bullets",
    "Byline",
    "ContentsMark",
    "Faq",
    "Heading",
    "KeyPoints",
    "Lead",
    "LeftOut",
    "Leftover",
    "Paragraph",
    "Part",
    "Picture",
    "Question",
    "Quote",
    "Related",
    "Table",
    "Tip",
    "Title",
    "Video",
]
