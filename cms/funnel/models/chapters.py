"""An e-book as it is written in the admin: chapters, for a phone and for a PDF."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.funnel.models.self_tests import TEXT_FEATURES

CHAPTER_FEATURES = ["h3", "h4", *TEXT_FEATURES]


class ChapterBlock(blocks.StructBlock):
    """One chapter."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=CHAPTER_FEATURES)

    class Meta:
        icon = "openquote"
        label = _("Chapter")
        label_format = "{title}"
        description = _("A part of the book that somebody reads in one go.")
