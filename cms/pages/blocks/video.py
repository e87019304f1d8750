"""A video that stays with its host until a reader asks for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.lib.chosen import FetchedImageChooserBlock
from cms.pages.blocks.previewed import PreviewedBlock
from cms.pages.blocks.video_addresses import find_video

WHAT_TO_GIVE = _("Give the address of one video on YouTube or Vimeo, as your browser shows it.")


class VideoBlock(PreviewedBlock):
    """A link with a picture of our own; a click puts the player in its place."""

    title = blocks.CharBlock(label=_("Title"), help_text=_("What will a reader see?"))
    address = blocks.URLBlock(
        label=_("Address"), help_text=_("The address of the video on YouTube or Vimeo.")
    )
    poster = FetchedImageChooserBlock(
        label=_("Poster"),
        required=False,
        help_text=_("A picture of our own, shown until a reader presses play."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video from YouTube or Vimeo. Nothing of it is loaded before a click.")
        label_format = "{title}"
        preview_value = {
            "title": "Drie oefeningen voor de rug",
            "address": "https://vimeo.com/76979871",
            "poster": None,
            "caption": "",
        }
        template = "pages/blocks/video_block.html"

    def clean(self, value: Any) -> Any:
        """Only a video whose player we know can be shown."""
        cleaned = super().clean(value)
        if not cleaned["address"] or find_video(cleaned["address"]):
            return cleaned
        raise StructBlockValidationError({"address": ValidationError(WHAT_TO_GIVE)})

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The block's own values, with where the video can be watched."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"video": find_video(value.get("address") or "")}
