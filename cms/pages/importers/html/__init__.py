"""From HTML to the parts of an article: this is the door."""

from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from cms.pages.importers.html.flow import Flow
from cms.pages.importers.html.footnotes import Footnotes
from cms.pages.importers.html.tree import tree_of
from cms.pages.importers.parsing.chunks import Chunk, Markup
from cms.pages.importers.parsing.parser import parse_chunks
from cms.pages.importers.parts import LeftOut, Part, Table
from cms.pages.importers.parts.marked import Line

__all__ = ["chunks_of_html", "read_html"]

CHAPTER = 2
WORDS = {"name", "alt", "caption", "title", "address", "text", "who"}


def read_html(html: str, title: str = "") -> list[Part]:
    """The parts of an article, in the order of the page; raises Unreadable.

    With a title, nothing of the page is taken for one.
    """
    chunks = chunks_of_html(html, title)
    return parse_chunks(chunks)


def chunks_of_html(html: str, title: str = "") -> list[Chunk]:
    """Every visible word of a page once, in chunks that begin with its title."""
    soup = tree_of(html)
    main = _main(soup)
    flow = Flow(Footnotes(soup))
    chunks = flow.read(main)
    told = flow.vanished
    if main is not soup:
        around = flow = Flow(Footnotes(soup), main, flow.place)
        chunks += [_outside(chunk) for chunk in around.read(soup)]
        told += around.vanished
    end = max(flow.place, 1)
    chunks += [_left_out(LeftOut(end, kind, f"{n} x")) for kind, n in told.items() if n]
    return _with_title(chunks, title or _title_of(soup), bool(title))


def _main(soup: BeautifulSoup) -> Tag:
    """Where the article stands on a page that was saved whole."""
    for name in ("main", "article"):
        found = soup.find_all(name, limit=2)
        if len(found) == 1 and found[0].get_text(strip=True):
            return found[0]
    return soup


def _title_of(soup: BeautifulSoup) -> str:
    found = soup.find("title")
    return " ".join(found.get_text().split()) if found else ""


def _with_title(chunks: list[Chunk], title: str, is_given: bool) -> list[Chunk]:
    """Put the title first: a given one, the first great heading, the page's own, or its words."""
    at = None if is_given else _title_at(chunks)
    if at is not None:
        title_chunk = replace(chunks[at], markup=None)
        return [title_chunk, *_settled(chunks[:at] + chunks[at + 1 :])]
    if title:
        return [Chunk((Line(1, title),)), *_settled(chunks)]
    return _settled(chunks)


def _title_at(chunks: list[Chunk]) -> int | None:
    """Where the title stands: the only great heading, or one of many that opens the page."""
    great = [at for at, chunk in enumerate(chunks) if chunk.level == 1]
    opening = next((at for at, chunk in enumerate(chunks) if chunk.lines), None)
    return great[0] if great and (len(great) == 1 or great[0] == opening) else None


def _settled(chunks: list[Chunk]) -> list[Chunk]:
    """The greatest headings below the title are chapters, whatever their level was."""
    greatest = min((chunk.level for chunk in chunks if chunk.level), default=CHAPTER)
    return [_moved(chunk, CHAPTER - greatest) for chunk in chunks]


def _moved(chunk: Chunk, by: int) -> Chunk:
    if not chunk.markup or not chunk.level:
        return chunk
    return replace(chunk, markup=replace(chunk.markup, level=chunk.level + by))


def _outside(chunk: Chunk) -> Chunk:
    part = chunk.part
    if isinstance(part, LeftOut):
        return chunk
    words = chunk.text.replace("\n", " ") if part is None else _words_of(part)
    return _left_out(LeftOut(chunk.line, "outside", words))


def _words_of(part: Part) -> str:
    """Every word of a part that came without judgement."""
    own = [str(value) for name, value in vars(part).items() if name in WORDS]
    rows = (part.headings, *part.rows) if isinstance(part, Table) else ()
    return " ".join(filter(None, own + [cell.text for row in rows for cell in row]))


def _left_out(part: LeftOut) -> Chunk:
    return Chunk((), markup=Markup(), part=part)
