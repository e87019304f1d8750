"""Rich text as Wagtail's own editor would have stored it: what it does not know, it drops."""

from typing import Any

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock


def as_written(block: Block, raw: Any) -> Any:
    """The raw value of a block, with every rich text in it through the editor's converter."""
    if not raw:
        return raw
    if isinstance(block, RichTextBlock):
        return _converted(raw, block.features)
    if isinstance(block, StreamBlock):
        return [_child(block.child_blocks[item["type"]], item) for item in raw]
    if isinstance(block, ListBlock):
        return [_child(block.child_block, item) for item in raw]
    if isinstance(block, StructBlock):
        return {name: as_written(block.child_blocks[name], value) for name, value in raw.items()}
    if isinstance(block, TypedTableBlock):
        return raw | {"rows": [_row(block, raw["columns"], row) for row in raw["rows"]]}
    return raw


def _child(block: Block, item: dict[str, Any]) -> dict[str, Any]:
    return item | {"value": as_written(block, item["value"])}


def _row(block: TypedTableBlock, columns: list[dict[str, Any]], row: dict[str, Any]) -> Any:
    pairs = zip(columns, row["values"], strict=True)
    return {"values": [as_written(block.child_blocks[c["type"]], cell) for c, cell in pairs]}


def _converted(html: str, features: list[str]) -> str:
    converter = ContentstateConverter(features)
    stored: str = converter.to_database_format(converter.from_database_format(html))
    return stored
