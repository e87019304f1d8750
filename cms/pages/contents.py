"""The table of contents: which heading has which number and which anchor. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import cached_property
from django.utils.text import slugify

# Ids that the templates give out themselves.
TAKEN = frozenset({"inhoud", "in-het-kort", "bronnen", "klachten"})


@dataclass(frozen=True)
class Entry:
    """A heading as the whole page sees it."""

    block_id: str
    text: str
    level: int
    number: str
    anchor: str
    children: list["Entry"] = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Contents:
    """All headings of a page, in order."""

    entries: list[Entry]

    @cached_property
    def _by_block(self) -> dict[str, Entry]:
        return {entry.block_id: entry for entry in self.entries}

    def __bool__(self) -> bool:
        return bool(self.entries)

    def entry(self, block_id: str | None) -> Entry | None:
        """What is known of the heading in this block."""
        return self._by_block.get(block_id or "")

    @cached_property
    def chapters(self) -> list[Entry]:
        """The top of the tree: chapters, with their sections as children."""
        top: list[Entry] = []
        for entry in self.entries:
            siblings = top[-1].children if entry.level == 3 and top else top
            siblings.append(entry)
        return top


def contents_of(raw_blocks: Iterable[Mapping[str, Any]]) -> Contents:
    """Number the headings of a page (2, 2.1, …) and give each an anchor of its own."""
    entries: list[Entry] = []
    anchors = set(TAKEN)
    chapter = section = 0
    for block in raw_blocks:
        if block["type"] != "heading":
            continue
        text, level = block["value"].get("text") or "", _level(block["value"])
        number = ""
        if block["value"].get("numbered"):
            # A section before the first chapter has nothing to be a part of.
            chapter, section = (chapter, section + 1) if level == 3 else (chapter + 1, 0)
            number = f"{chapter}." if level == 2 else f"{chapter}.{section}" if chapter else ""
        anchor = _free_anchor(slugify(text) or "kop", anchors)
        entries.append(Entry(block.get("id") or "", text, level, number, anchor))
    return Contents(entries)


def _level(value: Mapping[str, Any]) -> int:
    return 3 if str(value.get("level")) == "3" else 2


def _free_anchor(wish: str, taken: set[str]) -> str:
    anchor, tries = wish, 1
    while anchor in taken:
        tries += 1
        anchor = f"{wish}-{tries}"
    taken.add(anchor)
    return anchor
