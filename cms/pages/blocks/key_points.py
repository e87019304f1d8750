"""An article in a few sentences."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.previewed import PREVIEW_TEMPLATE
from cms.pages.rich_text import INLINE


class KeyPointBlock(blocks.RichTextBlock):
    """One sentence that a hurried reader takes home."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": INLINE, **kwargs})

    class Meta:
        icon = "check"
        label = _("Key point")
        description = _("One sentence that says what this article found.")
        preview_value = "<p>Rugpijn gaat bijna altijd vanzelf over.</p>"
        preview_template = PREVIEW_TEMPLATE
        template = "pages/blocks/key_point_block.html"


class KeyPointsBlock(blocks.StreamBlock):
    """The key points of an article."""

    point = KeyPointBlock()

    class Meta:
        required = False
        template = "pages/blocks/key_points_block.html"
