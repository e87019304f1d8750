"""How an article begins: its title and, right below it, who wrote it. Pure."""

from dataclasses import replace

from cms.pages.importers.parsing import recognising as looks
from cms.pages.importers.parsing.chunks import Chunk
from cms.pages.importers.parts import Byline, LeftOut, Paragraph, Part, Title
from cms.pages.importers.parts.marked import Line, links_in

LONGEST_TITLE = 255


def take_head(chunks: list[Chunk]) -> tuple[list[Part], list[Chunk]]:
    """Title and author stand on the first two lines, with or without a blank one between."""
    at = next((at for at, chunk in enumerate(chunks) if chunk.lines), None)
    if at is None:
        return [], chunks
    title, chunks = _without_first_line(chunks, at)
    parts: list[Part] = [Title(title.number, title.text[:LONGEST_TITLE])]
    if len(title.text) > LONGEST_TITLE:
        parts.append(Paragraph(title.number, title.text, "too long for a title", title.marks))
    else:
        parts += (LeftOut(title.number, "link", mark.href) for mark in links_in(title.marks))
    second = chunks[at] if at < len(chunks) else None
    named = second.lines[0].text if second and second.lines and not second.is_bullet else ""
    if match := looks.byline(named):
        line, chunks = _without_first_line(chunks, at)
        parts.append(Byline(line.number, match["name"], match["role"], line.text))
        parts += (LeftOut(line.number, "link", mark.href) for mark in links_in(line.marks))
    return parts, chunks


def _without_first_line(chunks: list[Chunk], at: int) -> tuple[Line, list[Chunk]]:
    first, *rest = chunks[at].lines
    left = [replace(chunks[at], lines=tuple(rest))] if rest else []
    return first, [*chunks[:at], *left, *chunks[at + 1 :]]
