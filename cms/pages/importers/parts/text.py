"""Running text and what stands out of it."""

from dataclasses import dataclass

from cms.pages.importers.parts.marked import Line, Marks
from cms.pages.importers.parts.part import Part


@dataclass(frozen=True)
class Heading(Part):
    """A heading; `numbered` when the page will count to the very number that the file gives."""

    text: str
    level: int
    numbered: bool = False
    number: str = ""
    marks: Marks = ()


@dataclass(frozen=True)
class Paragraph(Part):
    """Running text; its lines are kept apart by newlines."""

    text: str
    remark: str = ""
    marks: Marks = ()


@dataclass(frozen=True)
class Bullets(Part):
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote(Part):
    """Somebody's own words."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Tip(Part):
    """A paragraph that calls itself a tip."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True)
class Leftover(Part):
    """A word of the old site that means nothing here; kept as text."""

    text: str


@dataclass(frozen=True)
class LeftOut(Part):
    """What has no place in an article: told in the report, by kind and in its own words."""

    kind: str
    text: str = ""
