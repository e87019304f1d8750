"""Reads a tree from top to bottom, as a visitor does, into chunks and parts."""

from collections import Counter
from dataclasses import replace

from bs4 import Comment, NavigableString, Tag

from cms.pages.importers.html.around import Around, ends_item, ends_words
from cms.pages.importers.html.assembly import Assembly
from cms.pages.importers.html.elements import attribute
from cms.pages.importers.html.footnotes import Footnotes
from cms.pages.importers.html.layouts import is_facts, layouts_in
from cms.pages.importers.html.leaves import Leaves
from cms.pages.importers.html.quotes import quote_of
from cms.pages.importers.html.runs import Runs
from cms.pages.importers.html.tables import grid_of, table_of
from cms.pages.importers.html.tree import walk
from cms.pages.importers.parsing.chunks import Chunk
from cms.pages.importers.parts import LeftOut, Part
from cms.pages.importers.parts.marked import Line, lines_of


class Flow:
    """Follows the walk through a tree: words gather until an element ends them."""

    def __init__(self, footnotes: Footnotes, apart: Tag | None = None, place: int = 0) -> None:
        self.vanished: Counter[str] = Counter()
        self._around = Around()
        self._assembly = Assembly(self._around, place)
        self._runs = Runs(footnotes)
        self._leaves = Leaves(self, self._runs, apart)
        self._waiting: list[Part] = []
        self._layouts: set[int] = set()

    @property
    def place(self) -> int:
        """The number of the last paragraph."""
        return self._assembly.place

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
        self._flush()
        self._assembly.end_item()
        return self._assembly.chunks

    def wait(self, part: Part) -> None:
        """A part that stands among words comes right after them."""
        self._waiting.append(part)

    def _is_leaf(self, tag: Tag) -> bool:
        if tag.name == "table" and id(tag) not in self._layouts and is_facts(tag):
            return self._table(tag)
        if tag.name == "blockquote" and not self._around.quotes:
            return self._quote(tag)
        return self._leaves.take(tag)

    def _text(self, node: NavigableString) -> None:
        if isinstance(node, Comment):
            self.vanished["comment"] += 1
        elif type(node) is NavigableString:
            lines = node.split("\n") if self._around.pre else [node]
            for at, line in enumerate(lines):
                if at:
                    self._runs.words.break_line()
                self._runs.text(line)

    def _open(self, tag: Tag) -> None:
        self._runs.open(tag)
        if ends_words(tag):
            self._flush()
        if ends_item(tag):
            self._assembly.end_item()
        self._around.open(tag)

    def _close(self, tag: Tag) -> None:
        if ends_words(tag):
            self._flush()
        if ends_item(tag):
            self._assembly.end_item()
        self._runs.close(tag)
        self._around.close(tag)

    def _table(self, tag: Tag) -> bool:
        self._flush()
        grid = grid_of(tag, self._assembly.next_place(), self._runs, self._leaves.take)
        if any(grid.rows):
            self._assembly.put(table_of(grid, self.place))
        if words := grid.words_outside:
            self._assembly.paragraphs(lines_of(self._assembly.next_place(), words))
        self._flush()
        return True

    def _quote(self, tag: Tag) -> bool:
        self._flush()
        quote = quote_of(tag, self.place + 1)
        if quote is None:
            return False
        self._assembly.put(replace(quote, line=self._assembly.next_place()))
        for link in tag.find_all("a", href=True):
            self._assembly.put(LeftOut(self.place, "link", attribute(link, "href")))
        return True

    def _flush(self) -> None:
        """The words so far are whole; what waited among them follows."""
        text, marks = self._runs.words.take()
        if text:
            self._assembly.words(Line(self._assembly.next_place(), text, marks=marks))
        waiting, self._waiting = self._waiting, []
        for part in waiting:
            self._assembly.put(part)
        refused, self._runs.refused = self._runs.refused, []
        for href in refused:
            self._assembly.put(LeftOut(self.place or 1, "link", href))
