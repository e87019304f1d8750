"""Facts side by side."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from cms.pages.blocks.previewed import PREVIEW_TEMPLATE
from cms.pages.rich_text import INLINE


class TableBlock(TypedTableBlock):
    """A table with a caption and a heading over every column; it scrolls in a box of its own."""

    text = blocks.RichTextBlock(label=_("Text"), features=INLINE, required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Facts side by side, with a caption and a heading over every column.")
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "caption": "Wat helpt bij rugpijn",
            "columns": [{"type": "text", "heading": name} for name in ("Oefening", "Hoe vaak")],
            "rows": [{"values": ["<p>Wandelen</p>", "<p>Elke dag</p>"]}],
        }
        template = "pages/blocks/table_block.html"

    def clean(self, value: TypedTable) -> TypedTable:
        """Who cannot see the table needs its caption and headings to find the way in it."""
        cleaned = super().clean(value)
        missing = None if self.is_deferred_validation else _missing(cleaned)
        if missing:
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(missing)])
        return cleaned


def _missing(table: TypedTable) -> Any:
    if not table.columns or not table.row_data:
        return _("A table needs a column and a row. Add them, or remove this block.")
    if not (table.caption or "").strip():
        return _("Give the table a caption that says what is in it.")
    if not all(column["heading"].strip() for column in table.columns):
        return _("Give every column a heading.")
    return None
