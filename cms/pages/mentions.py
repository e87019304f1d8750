"""What the texts of a page mention, read from their stored form without a query. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs


def texts_of(raw: Any) -> Iterator[str]:
    """Every text in a StreamField's stored form, in the order of the page."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, Mapping):
        for value in raw.values():
            yield from texts_of(value)
    elif isinstance(raw, Iterable):
        for value in raw:
            yield from texts_of(value)


def links_in(text: str, linktype: str) -> Iterator[dict[str, str]]:
    """The attributes of every link of one type."""
    if f'linktype="{linktype}"' not in text:
        return
    for attributes in FIND_A_TAG.findall(text):
        attrs = extract_attrs(attributes)
        if attrs.get("linktype") == linktype:
            yield attrs


def ids_in(text: str, linktype: str) -> Iterator[int]:
    """The ids that links of one type point to."""
    for attrs in links_in(text, linktype):
        if re.fullmatch(r"\d{1,18}", attrs.get("id", "")):
            yield int(attrs["id"])


def source_ids(raw_blocks: Iterable[Mapping[str, Any]]) -> Iterator[int]:
    """The sources that blocks name, by reference or as a block of their own, in order."""
    for block in raw_blocks:
        if block["type"] == "source":
            if chosen := block["value"].get("source"):
                yield int(chosen)
            continue
        for text in texts_of(block["value"]):
            yield from ids_in(text, "source")
