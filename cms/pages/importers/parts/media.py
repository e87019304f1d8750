"""What is looked at more than read."""

from dataclasses import dataclass

from cms.pages.importers.parts.marked import Line
from cms.pages.importers.parts.part import Part


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
