"""What an article is made of, as plain values; each knows the lines it came from."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number in the file, its words, and how far it is indented."""

    number: int
    text: str
    indent: int = 0


@dataclass(frozen=True)
class Part:
    """Something the parser recognised."""

    line: int


@dataclass(frozen=True)
class Title(Part):
    """The title of the page."""

    text: str


@dataclass(frozen=True)
class Byline(Part):
    """Who wrote it: “Naam - rol”."""

    name: str
    role: str
    text: str


@dataclass(frozen=True)
class Lead(Part):
    """The opening sentence."""

    text: str


@dataclass(frozen=True)
class Heading(Part):
    """A heading; `numbered` when the page will count to the very number that the file gives."""

    text: str
    level: int
    numbered: bool = False
    number: str = ""


@dataclass(frozen=True)
class Paragraph(Part):
    """Running text; its lines are kept apart by newlines."""

    text: str
    remark: str = ""


@dataclass(frozen=True)
class Bullets(Part):
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class KeyPoints(Part):
    """“In het kort”, with its points."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class ContentsMark(Part):
    """“Inhoudsopgave”: the page makes its own, also of entries that are headings further on."""

    entries: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Picture(Part):
    """A line that is only the name of a picture."""

    name: str


@dataclass(frozen=True)
class Quote(Part):
    """Somebody's own words."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Tip(Part):
    """A paragraph that calls itself a tip."""

    text: str


@dataclass(frozen=True)
class Question:
    """A question of the FAQ, with the parts of its answer."""

    line: int
    text: str
    answer: list[Paragraph | Bullets] = field(default_factory=list)


@dataclass(frozen=True)
class Faq(Part):
    """Questions and answers."""

    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Related(Part):
    """An invitation to read on, with the complaints it names."""

    title: str
    items: tuple[Line, ...]


@dataclass(frozen=True)
class Leftover(Part):
    """A word of the old site that means nothing here; kept as text."""

    text: str
