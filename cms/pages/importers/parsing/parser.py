"""From chunks to typed parts, in the order of the file. Pure; no word of the file is dropped."""

from collections.abc import Iterable, Iterator

from cms.pages.importers.parsing import recognising as looks
from cms.pages.importers.parsing.chunks import Chunk, chunks_of
from cms.pages.importers.parsing.head import take_head
from cms.pages.importers.parsing.judging import heading_by_looks, heading_of, prose_of, uncounted
from cms.pages.importers.parsing.numbering import Counter
from cms.pages.importers.parsing.sections import (
    take_faq,
    take_marked_faq,
    take_old_contents,
    take_related,
)
from cms.pages.importers.parts import (
    Bullets,
    ContentsMark,
    Heading,
    KeyPoints,
    Leftover,
    Part,
    Picture,
)


def parse(text: str) -> list[Part]:
    """Every part of an article in plain text."""
    return parse_chunks(chunks_of(text))


def parse_chunks(chunks: Iterable[Chunk]) -> list[Part]:
    """Every part of an article whose chunks were read from any kind of file."""
    return list(_Parser(list(chunks)).parts())


class _Parser:
    """Walks the chunks once, looking ahead where a heading announces what follows."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.head, self.chunks = take_head(chunks)
        self.at = 0
        self.counter = Counter()
        self.lead_is_open = True

    def parts(self) -> Iterator[Part]:
        yield from self.head
        while self.at < len(self.chunks):
            yield from self._next()

    def _next(self) -> Iterator[Part]:
        chunk = self.chunks[self.at]
        if chunk.in_marked_faq:
            parts, self.at = take_marked_faq(self.chunks, self.at)
            yield from parts
        elif chunk.part:
            self.at += 1
            yield chunk.part
        elif chunk.is_bullet or self._deep_run() > 1:
            self.lead_is_open = False
            yield self._list(chunk)
        elif chunk.single:
            self.at += 1
            yield from self._single(chunk)
        else:
            self.at += 1
            yield from self._several(chunk)

    def _list(self, chunk: Chunk) -> Part:
        bullets = self._take_bullets()
        lines = tuple(line for bullet in bullets for line in bullet.lines)
        if len(bullets) > 1 and all(bullet.is_contents for bullet in bullets):
            return ContentsMark(chunk.line, lines)
        return Bullets(chunk.line, lines, bool(chunk.markup and chunk.markup.ordered))

    def _deep_run(self) -> int:
        end = self.at
        while end < len(self.chunks) and self.chunks[end].is_deep:
            end += 1
        return end - self.at

    def _take_bullets(self) -> list[Chunk]:
        """The bullets from here on, or the deeply indented lines whose bullets were lost."""
        start, deep = self.at, self._deep_run()
        if deep > 1:
            self.at += deep
        else:
            while self.at < len(self.chunks) and self._goes_on(start):
                self.at += 1
        return self.chunks[start : self.at]

    def _goes_on(self, start: int) -> bool:
        """Whether the chunk here is a bullet of the list that begins at `start`."""
        chunk = self.chunks[self.at]
        return chunk.is_bullet and chunk.list_number == self.chunks[start].list_number

    def _single(self, chunk: Chunk) -> Iterator[Part]:
        line, text = chunk.line, chunk.single
        if text.lower().rstrip(":") == "in het kort" and (points := self._take_bullets()):
            yield KeyPoints(line, tuple(line for point in points for line in point.lines))
        elif looks.CONTENTS.fullmatch(text):
            entries, self.at = take_old_contents(self.chunks, self.at)
            yield ContentsMark(line, entries)
        elif looks.is_leftover(text):
            yield Leftover(line, text)
        elif looks.RELATED.search(text) and (related := take_related(self.chunks, self.at)):
            part, self.at = related
            yield part(line, text)
        elif heading := heading_of(chunk, self.counter):
            yield from self._with_faq(heading, chunk.level)
        elif looks.is_picture_name(text) and (not chunk.markup or looks.names_file(text)):
            yield Picture(line, text)
        elif heading := heading_by_looks(chunk, self.counter):
            yield from self._with_faq(heading, chunk.level)
        else:
            yield self._prose(chunk)

    def _with_faq(self, heading: Heading, level: int) -> Iterator[Part]:
        """Questions that the file marks end where it says so; the others end where they seem to."""
        yield heading
        is_marked = any(chunk.in_marked_faq for chunk in self.chunks[self.at : self.at + 1])
        if looks.FAQ.search(heading.text) and not is_marked:
            parts, self.at = take_faq(self.chunks, self.at, level)
            yield from parts

    def _several(self, chunk: Chunk) -> Iterator[Part]:
        """A paragraph of more lines: an ordered list, leftovers, or running text."""
        if all(looks.ITEM.match(line.text) for line in chunk.lines):
            yield Bullets(chunk.line, tuple(map(uncounted, chunk.lines)), ordered=True)
        elif all(looks.is_leftover(line.text) for line in chunk.lines):
            yield from (Leftover(line.number, line.text) for line in chunk.lines)
        else:
            yield self._prose(chunk)

    def _prose(self, chunk: Chunk) -> Part:
        lead_is_open, self.lead_is_open = self.lead_is_open, False
        return prose_of(chunk, lead_is_open)
