"""What an article becomes while its parts are laid on the desk one after the other."""

from dataclasses import dataclass, field
from typing import Any

from cms.pages.importers.making import values
from cms.pages.importers.making.known import Known
from cms.pages.importers.making.telling import Telling
from cms.pages.importers.parts import Byline
from cms.pages.importers.report import Report


@dataclass
class Built:
    """The content of an article, ready to be stored."""

    title: str = ""
    lead: str = ""
    byline: Byline | None = None
    key_points: list[dict[str, Any]] = field(default_factory=list)
    body: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)


class Desk:
    """What was built so far, what the site knows, and who tells the report."""

    def __init__(self, known: Known) -> None:
        self.built = Built()
        self.known = known
        self.tell = Telling(self.built.report, known)

    def text(self, html: str) -> None:
        """Paragraphs and lists that follow each other are one text."""
        body = self.built.body
        if body and body[-1]["type"] == "text":
            body[-1]["value"] += html
            self.tell.block = body[-1]["id"]
        else:
            self.block("text", html)

    def block(self, kind: str, value: Any) -> None:
        """A block at the end of the body."""
        block = values.block(kind, value)
        self.built.body.append(block)
        self.tell.block = block["id"]
