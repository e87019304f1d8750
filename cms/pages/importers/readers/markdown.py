"""Markdown, with the notes that some programs put at its top."""

import re
from dataclasses import replace
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from cms.pages.importers.files.named import File
from cms.pages.importers.files.pictures import first_of, lift_pictures, pictures_given
from cms.pages.importers.parsing.chunks import Chunk, Markup
from cms.pages.importers.parts import LeftOut
from cms.pages.importers.readers import html
from cms.pages.importers.readers.limits import check_length
from cms.pages.importers.readers.reading import Reading
from cms.pages.importers.unreadable import Unreadable

FRONT = re.compile(r"\A---[ \t]*\n(?P<notes>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
TITLE = re.compile(r"^title\s*:\s*(?P<title>\S.*?)\s*$", re.I | re.M)
MOST_DEEP = 40
DEEP = re.compile(rf"^(?:[ \t]*(?:[>*+-]|\d{{1,9}}[.)])){{{MOST_DEEP},}}", re.M)


def read(file: File, text: str) -> Reading:
    """The paragraphs of the page that the text describes, by their numbers."""
    text, embedded = lift_pictures(text.replace("\r\n", "\n"))
    check_length(file.name, text)
    if DEEP.search(text):
        raise Unreadable(_("%s is nested far deeper than an article ever is.") % file.name)
    front = FRONT.match(text)
    notes = front["notes"] if front else ""
    page, unused = _to_html(text[front.end() :] if front else text)
    title = TITLE.search(notes)
    find = first_of(pictures_given(embedded), file.find_picture)
    reading = html.read(replace(file, find_picture=find), page, _unquoted(title) if title else "")
    others = " ".join(TITLE.sub("", notes, count=1).split())
    told = [LeftOut(1, "front", others)] if others else []
    told += [LeftOut(1, "link", address) for address in unused]
    return replace(reading, chunks=[*reading.chunks, *map(_chunk, told)])


def _to_html(text: str) -> tuple[str, list[str]]:
    """The page, and addresses that the text names and never links to."""
    # Links and what a file holds of HTML are judged by the same reader as those of every page.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_DEEP * 2})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    named: dict[str, Any] = {}
    page: str = parser.enable(["table", "strikethrough"]).render(text, named)
    given = [*named.get("references", {}).values(), *named.get("duplicate_refs", [])]
    addresses = (reference["href"] for reference in given)
    return page, [address for address in addresses if escape(address) not in page]


def _unquoted(title: re.Match[str]) -> str:
    return title["title"].strip("\"'")


def _chunk(part: LeftOut) -> Chunk:
    return Chunk((), markup=Markup(), part=part)
