"""Pictures, also those that are still to be found."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.lib.chosen import FetchedImageBlock
from cms.pages.blocks.previewed import PreviewedBlock


class PictureBlock(PreviewedBlock):
    """A picture with a caption, or the name of one that is missing."""

    image = FetchedImageBlock(label=_("Picture"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    missing = blocks.CharBlock(
        label=_("Missing picture"),
        required=False,
        help_text=_("The name of the picture that should come here, as the old article gave it."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a caption.")
        form_layout = blocks.BlockGroup(children=["image", "caption"], settings=["missing"])
        label_format = "{caption} {missing}"
        preview_value = {"image": None, "caption": "", "missing": "wandelen-in-het-park"}
        template = "pages/blocks/picture_block.html"

    def clean(self, value: Any) -> Any:
        """A picture block without a picture must at least say which one is missing."""
        cleaned = super().clean(value)
        if self.is_deferred_validation or cleaned["image"] or cleaned["missing"]:
            return cleaned
        raise StructBlockValidationError(
            {"image": ValidationError(_("Choose a picture, or remove this block."))}
        )
