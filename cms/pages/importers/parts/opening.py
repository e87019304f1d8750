"""How an article begins."""

from dataclasses import dataclass

from cms.pages.importers.parts.part import Part


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
