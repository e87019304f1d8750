"""Reads a tree from top to bottom, as a visitor does, into chunks and parts."""

from collections import Counter
from dataclasses import replace
from itertools import groupby

from bs4 import Comment, NavigableString, Tag

from cms.pages.importers.chunks import Chunk, Markup
from cms.pages.importers.html import elements
from cms.pages.importers.html.footnotes import Footnotes
from cms.pages.importers.html.leaves import Leaves
from cms.pages.importers.html.media import video_at
from cms.pages.importers.html.quotes import quote_of
from cms.pages.importers.html.runs import Runs
from cms.pages.importers.html.tables import grid_of, is_facts, layouts_in, table_of
from cms.pages.importers.html.tree import walk
from cms.pages.importers.parts import LeftOut, Part, Picture, Table, Video
from cms.pages.importers.texts import Line, joined, lines_of


class Flow:
    """What was read so far, and what stands open around the next word."""

    def __init__(self, footnotes: Footnotes, apart: Tag | None = None, place: int = 0) -> None:
        self.chunks: list[Chunk] = []
        self.vanished: Counter[str] = Counter()
        self.place = place
        self._runs = Runs(footnotes)
        self._leaves = Leaves(self, self._runs, apart)
        self._waiting: list[Part] = []
        self._lists: list[bool] = []
        self._list_number = 0
        self._layouts: set[int] = set()
        self._item: list[Line] = []
        self._boxes: list[elements.Box] = []
        self._quotes = 0
        self._level = 0
        self._pre = 0

    def read(self, root: Tag) -> list[Chunk]:
        """Every chunk below an element."""
        self._layouts = layouts_in(root)
        for event, node in walk(root, self._is_leaf):
            if not isinstance(node, Tag):
                self._text(node)
            elif event == "open":
                self._open(node)
            elif event == "close":
                self._close(node)
        self.flush()
        self._end_item()
        return self.chunks

    def wait(self, part: Part) -> None:
        """A part that stands among words comes right after them."""
        self._waiting.append(part)

    def _is_leaf(self, tag: Tag) -> bool:
        if tag.name == "table" and id(tag) not in self._layouts and is_facts(tag):
            return self._table(tag)
        if tag.name == "blockquote" and not self._quotes:
            return self._quote(tag)
        return self._leaves.take(tag)

    def _text(self, node: NavigableString) -> None:
        if isinstance(node, Comment):
            self.vanished["comment"] += 1
        elif type(node) is not NavigableString:
            return
        elif self._pre:
            for at, line in enumerate(node.split("\n")):
                if at:
                    self._runs.words.break_line()
                self._runs.text(line)
        else:
            self._runs.text(node)

    def _open(self, tag: Tag) -> None:
        self._runs.open(tag)
        box = elements.box_of(tag)
        if tag.name in elements.BLOCKS or box:
            self.flush()
        if box:
            self._boxes.append(box)
        if tag.name in elements.LISTS or tag.name == "li":
            self._end_item()
        if tag.name in elements.LISTS:
            self._list_number += not self._lists
            self._lists.append(elements.LISTS[tag.name])
        self._level = elements.LEVELS.get(tag.name, self._level)
        self._quotes += tag.name == "blockquote"
        self._pre += tag.name == "pre"

    def _close(self, tag: Tag) -> None:
        box = elements.box_of(tag)
        if tag.name in elements.BLOCKS or box:
            self.flush()
        self._runs.close(tag)
        if box:
            self._boxes.pop()
        if tag.name in elements.LISTS or tag.name == "li":
            self._end_item()
        if tag.name in elements.LISTS:
            self._lists.pop()
        self._level = 0 if tag.name in elements.LEVELS else self._level
        self._quotes -= tag.name == "blockquote"
        self._pre -= tag.name == "pre"

    def _table(self, tag: Tag) -> bool:
        self.flush()
        grid = grid_of(tag, self.next_place(), self._runs, self._leaves.take)
        if any(grid.rows):
            self._put(table_of(grid, self.place))
        if words := grid.words_outside:
            self._chunk(lines_of(self.next_place(), words))
        self.flush()
        return True

    def _quote(self, tag: Tag) -> bool:
        self.flush()
        quote = quote_of(tag, self.place + 1)
        if quote is None:
            return False
        self._put(replace(quote, line=self.next_place()))
        for link in tag.find_all("a", href=True):
            self._put(LeftOut(self.place, "link", elements.attribute(link, "href")))
        return True

    def next_place(self) -> int:
        """The number of the paragraph that follows."""
        self.place += 1
        return self.place

    def flush(self) -> None:
        """The words so far are whole: a paragraph, a heading, a bullet, a question, a caption."""
        text, marks = self._runs.words.take()
        if text:
            self._words(Line(self.next_place(), text, marks=marks))
        waiting, self._waiting = self._waiting, []
        for part in waiting:
            self._put(part)
        for href in self._runs.refused:
            self._put(LeftOut(self.place or 1, "link", href))
        self._runs.refused.clear()

    def _words(self, line: Line) -> None:
        if self._box("caption") and self._caption(line):
            return
        if self._level or self._box("question"):
            self._chunk((replace(line, text=line.text.replace("\n", " ")),))
        elif self._lists:
            self._item.append(line)
        elif (video := video_at(line.text, line.number)) and "\n" not in line.text:
            self._put(video)
        else:
            self._paragraphs(lines_of(line.number, line.text, line.marks))

    def _paragraphs(self, lines: tuple[Line, ...]) -> None:
        """A blank line ends a paragraph, as in a text."""
        for has_words, group in groupby(lines, lambda line: bool(line.text)):
            if has_words:
                self._chunk(tuple(group))

    def _box(self, name: elements.Box) -> bool:
        return bool(self._boxes) and self._boxes[-1] == name

    def _caption(self, line: Line) -> bool:
        last = self.chunks[-1].part if self.chunks and not self._item else None
        if not isinstance(last, Picture | Table | Video) or last.caption:
            return False
        captioned = replace(last, caption=line.text.replace("\n", " "))
        self.chunks[-1] = replace(self.chunks[-1], part=captioned)
        for mark in line.marks:
            if mark.href:
                self._put(LeftOut(line.number, "link", mark.href))
        return True

    def _chunk(self, lines: tuple[Line, ...]) -> None:
        self._end_item()
        self.chunks.append(Chunk(lines, markup=self._markup()))

    def _put(self, part: Part) -> None:
        self._end_item()
        self.chunks.append(Chunk((), markup=self._markup(), part=part))

    def _end_item(self) -> None:
        """A list item is one bullet, however many paragraphs it has."""
        if lines := self._item:
            self._item = []
            self.chunks.append(Chunk((joined(lines),), is_bullet=True, markup=self._markup()))

    def _markup(self) -> Markup:
        ordered = bool(self._lists) and self._lists[0]
        is_question, is_answer = self._box("question"), "answer" in self._boxes
        return Markup(self._level, self._list_number, ordered, is_question, is_answer)
