"""From text to typed parts, in the order of the file. Pure; no word of the file is dropped."""

import re
from collections.abc import Iterator

from cms.pages.importers import recognising as looks
from cms.pages.importers.chunks import Chunk, chunks_of
from cms.pages.importers.numbering import Counter
from cms.pages.importers.parts import (
    Bullets,
    Byline,
    ContentsMark,
    Heading,
    KeyPoints,
    Lead,
    Leftover,
    Line,
    Paragraph,
    Part,
    Picture,
    Quote,
    Tip,
    Title,
)
from cms.pages.importers.sections import take_faq, take_related

LONGEST_TITLE = 255


def parse(text: str) -> list[Part]:
    """Every part of an article."""
    return list(_Parser(chunks_of(text)).parts())


class _Parser:
    """Walks the chunks once, looking ahead where a heading announces what follows."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = chunks
        self.at = 0
        self.counter = Counter()
        self.lead_is_open = True

    def parts(self) -> Iterator[Part]:
        yield from self._head()
        while self.at < len(self.chunks):
            yield from self._next()

    def _head(self) -> Iterator[Part]:
        """Title and author stand on the first two lines, with or without a blank one between."""
        if not self.chunks:
            return
        first = self.chunks[0]
        title, rest = first.lines[0], first.lines[1:]
        self.chunks[:1] = [Chunk(rest)] if rest else []
        yield Title(title.number, title.text[:LONGEST_TITLE])
        if len(title.text) > LONGEST_TITLE:
            yield Paragraph(title.number, title.text, "too long for a title")
        second = self.chunks[0] if self.chunks else None
        if second and not second.is_bullet and (match := looks.byline(second.lines[0].text)):
            line, rest = second.lines[0], second.lines[1:]
            self.chunks[:1] = [Chunk(rest)] if rest else []
            yield Byline(line.number, match["name"], match["role"], line.text)

    def _next(self) -> Iterator[Part]:
        chunk = self.chunks[self.at]
        if chunk.is_bullet or self._deep_run() > 1:
            self.lead_is_open = False
            yield Bullets(chunk.line, self._take_bullets())
        elif chunk.single:
            self.at += 1
            yield from self._single(chunk)
        else:
            self.at += 1
            yield from self._several(chunk)

    def _deep_run(self) -> int:
        end = self.at
        while end < len(self.chunks) and self.chunks[end].is_deep:
            end += 1
        return end - self.at

    def _take_bullets(self) -> tuple[Line, ...]:
        """The bullets from here on, or the deeply indented lines whose bullets were lost."""
        start, deep = self.at, self._deep_run()
        if deep > 1:
            self.at += deep
        else:
            while self.at < len(self.chunks) and self.chunks[self.at].is_bullet:
                self.at += 1
        return tuple(line for chunk in self.chunks[start : self.at] for line in chunk.lines)

    def _single(self, chunk: Chunk) -> Iterator[Part]:
        line, text = chunk.line, chunk.single
        if text.lower().rstrip(":") == "in het kort" and (points := self._take_bullets()):
            yield KeyPoints(line, points)
        elif text.lower().rstrip(":") == "inhoudsopgave":
            yield ContentsMark(line, tuple(self._old_contents()))
        elif looks.is_leftover(text):
            yield Leftover(line, text)
        elif looks.RELATED.search(text) and (related := take_related(self.chunks, self.at)):
            part, self.at = related
            yield part(line, text)
        elif heading := self._heading(line, text):
            yield heading
            yield from self._faq(heading)
        elif looks.is_picture_name(text):
            yield Picture(line, text)
        elif looks.is_heading(text):
            heading = Heading(line, text, 3 if self.counter.chapter else 2)
            yield heading
            yield from self._faq(heading)
        else:
            yield self._prose(line, text)

    def _heading(self, line: int, text: str) -> Heading | None:
        match = looks.NUMBERED.match(text)
        if not match or text.endswith((".", ";", ",")) or len(text) > 200:
            return None
        number = match["number"].rstrip(".")
        level = 3 if "." in number else 2
        if self.counter.takes(number):
            return Heading(line, match["text"], level, True, match["number"])
        return Heading(line, text, level)

    def _faq(self, heading: Heading) -> Iterator[Part]:
        if looks.FAQ.search(heading.text):
            parts, self.at = take_faq(self.chunks, self.at)
            yield from parts

    def _old_contents(self) -> Iterator[Line]:
        """Entries of the old table of contents: they come back further on as headings."""
        while self.at < len(self.chunks) - 1:
            lines = self.chunks[self.at].lines
            later = {line.text for chunk in self.chunks[self.at + 1 :] for line in chunk.lines}
            if not all(line.text in later for line in lines):
                return
            self.at += 1
            yield from lines

    def _several(self, chunk: Chunk) -> Iterator[Part]:
        """A paragraph of more lines: an ordered list, leftovers, or running text."""
        if all(looks.ITEM.match(line.text) for line in chunk.lines):
            yield Bullets(chunk.line, chunk.lines, ordered=True)
        elif all(looks.is_leftover(line.text) for line in chunk.lines):
            yield from (Leftover(line.number, line.text) for line in chunk.lines)
        else:
            yield self._prose(chunk.line, chunk.text)

    def _prose(self, line: int, text: str) -> Part:
        lead_is_open, self.lead_is_open = self.lead_is_open, False
        if match := looks.QUOTED.match(text):
            return Quote(line, match["text"], match["who"] or "")
        if looks.TIP.match(text):
            return Tip(line, text)
        plain = not re.search(r"\n|\bbron\b|test\b|e-?book|proefversie", text, re.I)
        return Lead(line, text) if lead_is_open and plain else Paragraph(line, text)
