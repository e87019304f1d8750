"""The picker shows an editor what a block will look like, in the site's own clothes."""

from wagtail import blocks

PREVIEW_TEMPLATE = "pages/block_preview.html"


class PreviewedBlock(blocks.StructBlock):
    """A block with fields that can be previewed in the picker."""

    class Meta:
        preview_template = PREVIEW_TEMPLATE
