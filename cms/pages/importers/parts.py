"""What an article is made of, as plain values; each knows the place in the file it came from."""

from dataclasses import dataclass, field

from cms.pages.importers.texts import Line, Marks


@dataclass(frozen=True)
class Part:
    """Something that was recognised, with the number of its line or paragraph."""

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
class KeyPoints(Part):
    """“In het kort”, with its points."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class ContentsMark(Part):
    """“Inhoudsopgave”: the page makes its own, also of entries that are headings further on."""

    entries: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Picture(Part):
    """A picture: its name, and where the file says that it is; none when only a name is left."""

    name: str
    src: str = ""
    alt: str = ""
    caption: str = ""
    href: str = ""

    @property
    def key(self) -> str:
        """What it is looked up by."""
        return self.src or self.name

    @property
    def whole_name(self) -> str:
        """Its name, with the words for who cannot see it."""
        return self.name if self.alt in {"", self.name} else f"{self.name} – {self.alt}"


@dataclass(frozen=True)
class Video(Part):
    """A video of a host whose player we know."""

    address: str
    title: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Table(Part):
    """Rows of cells, all as long as the headings, which may be empty."""

    headings: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""


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


@dataclass(frozen=True)
class Leftover(Part):
    """A word of the old site that means nothing here; kept as text."""

    text: str


@dataclass(frozen=True)
class LeftOut(Part):
    """What has no place in an article: told in the report, by kind and in its own words."""

    kind: str
    text: str = ""
