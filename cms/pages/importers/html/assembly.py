"""The chunks of a page, put together from its words and parts."""

from dataclasses import replace
from itertools import groupby

from cms.pages.importers.html.around import Around
from cms.pages.importers.html.media import video_at
from cms.pages.importers.parsing.chunks import Chunk
from cms.pages.importers.parts import LeftOut, Part, Picture, Table, Video
from cms.pages.importers.parts.marked import Line, joined, lines_of, links_in


class Assembly:
    """Every chunk so far, and the list item that still grows."""

    def __init__(self, around: Around, place: int) -> None:
        self.chunks: list[Chunk] = []
        self.place = place
        self._around = around
        self._item: list[Line] = []

    def next_place(self) -> int:
        """The number of the paragraph that follows."""
        self.place += 1
        return self.place

    def words(self, line: Line) -> None:
        """Whole words: a paragraph, a heading, a list item, a question or a caption."""
        if self._around.is_in("caption") and self._caption(line):
            return
        if self._around.level or self._around.is_in("question"):
            self._chunk((replace(line, text=line.text.replace("\n", " ")),))
        elif self._around.in_list:
            self._item.append(line)
        elif (video := video_at(line.text, line.number)) and "\n" not in line.text:
            self.put(video)
        else:
            self.paragraphs(lines_of(line.number, line.text, line.marks))

    def paragraphs(self, lines: tuple[Line, ...]) -> None:
        """A blank line ends a paragraph, as in a text."""
        for has_words, group in groupby(lines, lambda line: bool(line.text)):
            if has_words:
                self._chunk(tuple(group))

    def put(self, part: Part) -> None:
        """A part that needs no judgement."""
        self.end_item()
        self.chunks.append(Chunk((), markup=self._around.markup, part=part))

    def end_item(self) -> None:
        """A list item is one bullet, however many paragraphs it has."""
        lines, self._item = self._item, []
        if lines:
            bullet = (joined(lines),)
            self.chunks.append(Chunk(bullet, is_bullet=True, markup=self._around.markup))

    def _chunk(self, lines: tuple[Line, ...]) -> None:
        self.end_item()
        self.chunks.append(Chunk(lines, markup=self._around.markup))

    def _caption(self, line: Line) -> bool:
        """Give a caption to what it stands below, if that has none."""
        last = self.chunks[-1].part if self.chunks and not self._item else None
        if not isinstance(last, Picture | Table | Video) or last.caption:
            return False
        captioned = replace(last, caption=line.text.replace("\n", " "))
        self.chunks[-1] = replace(self.chunks[-1], part=captioned)
        for mark in links_in(line.marks):
            self.put(LeftOut(line.number, "link", mark.href))
        return True
