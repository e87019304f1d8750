"""Headings, running text and quotes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.previewed import PREVIEW_TEMPLATE, PreviewedBlock
from cms.pages.contents import Contents
from cms.pages.rich_text import FULL


class HeadingBlock(PreviewedBlock):
    """A heading; the page itself numbers it and lists it in the contents."""

    text = blocks.CharBlock(label=_("Text"))
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Chapter")), ("3", _("Section of a chapter"))],
        default="2",
    )
    numbered = blocks.BooleanBlock(
        label=_("Numbered"),
        required=False,
        default=True,
        help_text=_("The number is counted for you: 2, 2.1, 2.2, …"),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Begins a chapter or a section and stands in the table of contents.")
        form_layout = blocks.BlockGroup(children=["text"], settings=["level", "numbered"])
        label_format = "{text}"
        preview_value = {"text": "Wat kun je zelf doen?", "level": "2", "numbered": True}
        template = "pages/blocks/heading_block.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Give the template this heading's number and anchor, as the whole page counts them."""
        context = super().get_context(value, parent_context)
        contents: Contents | None = context.get("contents")
        context["entry"] = contents and contents.entry(context.get("id"))
        context["level"] = 3 if str(value.get("level")) == "3" else 2
        return context


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": FULL, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs and lists, with links, sources and links into the funnel.")
        preview_value = "<p>Je rug is sterk. Bewegen mag, ook als het pijn doet.</p>"
        preview_template = PREVIEW_TEMPLATE
        template = "pages/blocks/text_block.html"


class QuoteBlock(PreviewedBlock):
    """Somebody's own words."""

    text = blocks.TextBlock(label=_("Text"), rows=3)
    who = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What somebody said, and who it was.")
        label_format = "{text}"
        preview_value = {"text": "Ik durfde weer te bukken.", "who": "Marieke, 43"}
        template = "pages/blocks/quote_block.html"
