"""From parts to the raw values of the blocks they become. Pure but for the ids of blocks."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from cms.pages.importers.making import inline
from cms.pages.importers.making.known import Known
from cms.pages.importers.parts import Bullets, Paragraph, Picture, Question, Table, Video
from cms.pages.importers.parts.marked import Line

Raw = dict[str, Any]


def block(kind: str, value: Any) -> Raw:
    """A block of a stream."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def items(values: Iterable[Raw]) -> list[Raw]:
    """The items of a list block."""
    return [block("item", value) for value in values]


def picture(part: Picture, image: int | None) -> Raw:
    """A picture with the words that say what it shows, or the name of one that is missing."""
    # Always whole: Wagtail reads a stream's pictures at once, and all of them in one form.
    shown = {"image": image, "decorative": False, "alt_text": part.alt if image else ""}
    return {"image": shown, "caption": part.caption, "missing": "" if image else part.whole_name}


def video(part: Video) -> Raw:
    """A video; its title is what its page gave it."""
    title = part.title or part.caption or part.address
    caption = part.caption if part.title else ""
    return {"title": title, "address": part.address, "poster": None, "caption": caption}


def table(part: Table, known: Known) -> Raw:
    """A typed table whose cells are all text."""
    return {
        "columns": [{"type": "text", "heading": _flat(cell)} for cell in part.headings],
        "rows": [{"values": [_cell(cell, known) for cell in row]} for row in part.rows],
        "caption": part.caption,
    }


def _flat(cell: Line) -> str:
    return cell.text.replace("\n", " ")


def _cell(cell: Line, known: Known) -> str:
    return inline.paragraph(cell.text, cell.marks, known) if cell.text else ""


def question(part: Question, known: Known) -> Raw:
    """A question with its answer."""
    return {
        "question": part.text,
        "answer": "".join(rich(piece, known) for piece in part.answer),
    }


def rich(piece: Paragraph | Bullets, known: Known) -> str:
    """Running text or a list as rich text."""
    if isinstance(piece, Bullets):
        return inline.bullets(piece.items, piece.ordered, known)
    return inline.paragraph(piece.text, piece.marks, known)
