"""Parts with a shape of their own."""

from dataclasses import dataclass, field

from cms.pages.importers.parts.marked import Line, Marks
from cms.pages.importers.parts.part import Part
from cms.pages.importers.parts.text import Bullets, Paragraph


@dataclass(frozen=True)
class KeyPoints(Part):
    """“In het kort”, with its points."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class ContentsMark(Part):
    """“Inhoudsopgave”: the page makes its own, also of entries that are headings further on."""

    entries: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question of the FAQ, with the parts of its answer."""

    line: int
    text: str
    answer: list[Paragraph | Bullets] = field(default_factory=list)
    marks: Marks = ()


@dataclass(frozen=True)
class Faq(Part):
    """Questions and answers."""

    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Related(Part):
    """An invitation to read on, with the complaints it names."""

    title: str
    items: tuple[Line, ...]
