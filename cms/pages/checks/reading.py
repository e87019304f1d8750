"""From the stored form of an article to a draft; the blocks themselves say what is a text."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from cms.pages.blocks import BodyBlock, KeyPointsBlock
from cms.pages.checks.draft import Draft, Placed, Text

STREAMS = {"key_points": KeyPointsBlock(), "body": BodyBlock()}


def read_draft(content: Mapping[str, Any]) -> Draft:
    """The draft in the content of a revision."""
    placed: list[Placed] = []
    for name, stream in STREAMS.items():
        placed += _placed(stream, _raw(content.get(name)))
    return Draft(
        title=content.get("title") or "",
        lead=content.get("lead") or "",
        description=content.get("search_description") or "",
        picture=content.get("picture"),
        blocks=tuple(placed),
    )


def texts_in(block: blocks.Block, raw: Any, where: str = "") -> Iterator[Text]:
    """Every text that an editor wrote into a block, as markup."""
    match block:
        case blocks.RichTextBlock():
            yield Text(raw or "", True, where)
        case blocks.TextBlock():
            yield Text(escape(raw or ""), True, where)
        case blocks.CharBlock():
            yield Text(escape(raw or ""), False, where)
        case _:
            for child, value in _inside(block, raw):
                yield from texts_in(child, value, where)


def _inside(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    match block:
        case ImageBlock():  # its words are looked at with the picture
            return
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                yield child, (raw or {}).get(name)
        case blocks.ListBlock():
            for item in raw or []:
                yield block.child_block, _value_of(item)
        case TypedTableBlock():
            yield from _inside_table(block, raw or {})


def _inside_table(
    block: TypedTableBlock, raw: Mapping[str, Any]
) -> Iterator[tuple[blocks.Block, Any]]:
    label, columns = blocks.CharBlock(), raw.get("columns", [])
    yield label, raw.get("caption")
    for column in columns:
        yield label, column["heading"]
    for row in raw.get("rows", []):
        for column, value in zip(columns, row["values"], strict=False):
            yield block.child_blocks[column["type"]], value


def _placed(stream: blocks.StreamBlock, raw: Iterable[Mapping[str, Any]]) -> Iterator[Placed]:
    where = ""
    for item in raw:
        kind, value = item["type"], item["value"]
        if kind not in stream.child_blocks:
            continue
        if kind == "heading":
            where = (value or {}).get("text") or where
        texts = tuple(texts_in(stream.child_blocks[kind], value, where))
        yield Placed(kind, where, value, texts)


def _raw(stored: Any) -> list[Any]:
    return json.loads(stored) if isinstance(stored, str) else list(stored or [])


def _value_of(item: Any) -> Any:
    is_wrapped = isinstance(item, Mapping) and item.get("type") == "item" and "value" in item
    return item["value"] if is_wrapped else item
