"""Texts to StreamField values, led by the blocks themselves: the block says what a text becomes."""

from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.demo.loader.markup import to_html
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import Texts

STRUCTURED = blocks.StructBlock, TypedTableBlock


def stream_value(stream: blocks.StreamBlock, items: list[Any], shelf: Shelf) -> Any:
    """The stream for these items, checked by the blocks as an editor's would be."""
    return stream.clean(stream.to_python([_item(stream, item, shelf) for item in items]))


def _item(stream: blocks.StreamBlock, item: Any, shelf: Shelf) -> Texts:
    if isinstance(item, dict) and "block" in item:
        name = item["block"]
        fields = {key: value for key, value in item.items() if key != "block"}
    else:
        name, fields = next(iter(stream.child_blocks)), item  # of the usual kind
    block = stream.child_blocks[name]
    if not isinstance(block, STRUCTURED) and isinstance(fields, dict):
        fields = fields["text"]
    return {"type": name, "value": _raw(block, fields, shelf)}


def _raw(block: blocks.Block, text: Any, shelf: Shelf) -> Any:
    match block:
        case ImageBlock():
            image = shelf.find(get_image_model(), text)
            return {"image": image.pk, "alt_text": image.description, "decorative": False}
        case TypedTableBlock():
            return _table(text, shelf)
        case blocks.StructBlock():
            return {name: _raw(_child(block, name), part, shelf) for name, part in text.items()}
        case blocks.ListBlock():
            return [_raw(block.child_block, part, shelf) for part in text]
        case blocks.RichTextBlock():
            return to_html(text, shelf)
        case blocks.ChooserBlock():
            return shelf.find(block.target_model, text).pk
        case blocks.ChoiceBlock():
            return str(text)
    return text.strip() if isinstance(text, str) else text


def _table(text: Texts, shelf: Shelf) -> dict[str, Any]:
    return {
        "caption": text["caption"],
        "columns": [{"type": "text", "heading": heading} for heading in text["columns"]],
        "rows": [{"values": [to_html(cell, shelf) for cell in row]} for row in text["rows"]],
    }


def _child(block: blocks.StructBlock, name: str) -> blocks.Block:
    if name not in block.child_blocks:
        raise LookupError(f"The texts give a {type(block).__name__} a “{name}”, it has none.")
    return block.child_blocks[name]
