"""An article as the checks see it: plain values. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """Some words of an article; prose is made of sentences, a label is not."""

    html: str
    is_prose: bool
    where: str = ""


@dataclass(frozen=True)
class Placed:
    """A block with the heading it stands under, as it is stored, and its texts."""

    kind: str
    where: str
    value: Any
    texts: tuple[Text, ...] = ()

    def field(self, name: str) -> Any:
        """One of its fields; None while nothing is filled in."""
        return self.value.get(name) if isinstance(self.value, Mapping) else None


@dataclass(frozen=True)
class Draft:
    """A whole article."""

    title: str = ""
    lead: str = ""
    description: str = ""
    picture: int | None = None
    blocks: tuple[Placed, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Every text of the body and the key points, in order."""
        for block in self.blocks:
            yield from block.texts

    def of_kind(self, kind: str) -> Iterator[Placed]:
        """The blocks of one kind, in order."""
        return (block for block in self.blocks if block.kind == kind)


@dataclass(frozen=True)
class Known:
    """What an article alone does not tell: which pictures are described, which sources checked."""

    described: frozenset[int] = frozenset()
    checked: frozenset[int] = frozenset()
