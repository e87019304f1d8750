"""Rows that the blocks of a page choose, fetched for the whole page at once.

Left to themselves, choosers ask the database anew in every kind of block. Here the page looks first
which rows its blocks name, fetches each kind in its own way, and opens its blocks with those.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from types import MappingProxyType
from typing import Any

from django.db.models import Model
from wagtail.blocks import Block, ChooserBlock, ListBlock, PageChooserBlock, StructBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

Rows = Callable[[], Mapping[int, Any]]

NOTHING: Mapping[type[Model], Rows] = MappingProxyType({})
_fetched: ContextVar[Mapping[type[Model], Rows]] = ContextVar("fetched", default=NOTHING)


@contextmanager
def opened_with(fetched: Mapping[type[Model], Rows]) -> Iterator[None]:
    """Meanwhile, choosers take their rows from here; a row that is missing here is None."""
    token = _fetched.set(fetched)
    try:
        yield
    finally:
        _fetched.reset(token)


def ids_by_model(block: Block, raw: Any) -> dict[type[Model], set[int]]:
    """The rows that a block chooses, read from its stored form without a query."""
    ids: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in _chosen_in(block, raw):
        ids[model].add(pk)
    return ids


def _chosen_in(block: Block, raw: Any) -> Iterator[tuple[type[Model], int]]:
    if isinstance(block, ChooserBlock):
        if isinstance(raw, int):
            yield block.model_class, raw
        return
    for child, value in _children(block, raw):
        yield from _chosen_in(child, value)


def _children(block: Block, raw: Any) -> Iterable[tuple[Block, Any]]:
    if isinstance(block, BaseStreamBlock):
        known = block.child_blocks
        return [(known[each["type"]], each["value"]) for each in raw if each["type"] in known]
    if isinstance(block, StructBlock) and isinstance(raw, Mapping):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, ListBlock):
        return [(block.child_block, _value(each)) for each in raw or ()]
    return ()


def _value(item: Any) -> Any:
    # Old lists have no id around their items.
    return item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item


class _Fetched(ChooserBlock):
    """A chooser that asks the database only when nobody has fetched its rows."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """The chosen rows, each an object of its own, as a block may dress it in its own way."""
        if (rows := _fetched.get().get(self.model_class)) is None:
            chosen: list[Any] = super().bulk_to_python(values)
            return chosen
        return [copy(rows().get(pk)) if pk else None for pk in values]


class FetchedImageChooserBlock(_Fetched, ImageChooserBlock):
    """An image."""


class FetchedPageChooserBlock(_Fetched, PageChooserBlock):
    """A page."""


class FetchedSnippetChooserBlock(_Fetched, SnippetChooserBlock):
    """A snippet."""


class FetchedImageBlock(ImageBlock):
    """An image with words for who cannot see it."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        image = FetchedImageChooserBlock(required=required)
        image.set_name("image")
        self.child_blocks["image"] = image


# How rows are fetched is nothing that a migration should know.
DECONSTRUCT_ALIASES = {
    FetchedImageChooserBlock: "wagtail.images.blocks.ImageChooserBlock",
    FetchedPageChooserBlock: "wagtail.blocks.PageChooserBlock",
    FetchedSnippetChooserBlock: "wagtail.snippets.blocks.SnippetChooserBlock",
}
