"""From a table of HTML to rows of equal length, when it is a table of facts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag

from cms.pages.importers.html.elements import BLOCKS
from cms.pages.importers.html.layouts import CELLS, span_of
from cms.pages.importers.html.runs import Runs
from cms.pages.importers.html.tree import walk
from cms.pages.importers.parts import Table
from cms.pages.importers.parts.marked import STRONG, Line, is_all

Row = list[Line]


@dataclass
class Cell:
    """A cell, and how many columns and rows it spans."""

    line: Line
    is_heading: bool
    wide: int
    deep: int


@dataclass
class Grid:
    """A table as it was written: rows of cells, and words that stand outside them."""

    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    stray: str = ""

    @property
    def words_outside(self) -> str:
        """What stands in no cell; a caption of nothing is no caption."""
        return self.stray if any(self.rows) else f"{self.caption}\n{self.stray}".strip()


def grid_of(table: Tag, line: int, runs: Runs, leaf: Callable[[Tag], bool]) -> Grid:
    """Read a table once, from its first word to its last; `leaf` takes what is no word."""
    reading = _Reading(line, runs)
    for event, node in walk(table, leaf):
        if isinstance(node, Tag):
            if event != "leaf":
                reading.tag(node, event == "open")
        elif type(node) is NavigableString:
            runs.text(node)
    reading.end()
    return reading.grid


class _Reading:
    """Knows the cell that words belong to, also when no cell was ever closed."""

    def __init__(self, line: int, runs: Runs) -> None:
        self.grid, self.line, self.runs = Grid(), line, runs
        self.cell: Tag | None = None

    def tag(self, tag: Tag, opens: bool) -> None:
        (self.runs.open if opens else self.runs.close)(tag)
        if tag.name in CELLS or tag.name in {"tr", "caption"}:
            self.end()
            if opens and tag.name == "tr":
                self.grid.rows.append([])
            self.cell = tag if opens and tag.name != "tr" else None
        elif tag.name in BLOCKS:
            self.runs.words.break_line(once=True)

    def end(self) -> None:
        """What was gathered becomes a cell, the caption, or words outside both."""
        text, marks = self.runs.words.take()
        cell, self.cell = self.cell, None
        if cell is not None and cell.name in CELLS:
            if not self.grid.rows:
                self.grid.rows.append([])
            spans = span_of(cell, "colspan"), span_of(cell, "rowspan")
            line = Line(self.line, text, marks=marks)
            self.grid.rows[-1].append(Cell(line, _is_heading(cell), *spans))
        elif cell is not None:
            self.grid.caption = f"{self.grid.caption} {text}".replace("\n", " ").strip()
        elif text:
            self.grid.stray = f"{self.grid.stray}\n{text}".strip()


def table_of(grid: Grid, line: int) -> Table:
    """The table, with every word of its cells once."""
    rows = [row for row in grid.rows if row]
    lines = _filled(rows, Line(line, ""))
    has_head = _is_head(rows[0]) and len(rows) > 1
    head = tuple(lines.pop(0)) if has_head else (Line(line, ""),) * len(lines[0])
    return Table(line, head, tuple(map(tuple, lines)), grid.caption)


def _filled(rows: list[list[Cell]], empty: Line) -> list[Row]:
    """Each cell in its column; where one spans more, the others stay empty."""
    taken: dict[tuple[int, int], Line] = {}
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            for y in range(down, min(down + cell.deep, len(rows))):
                for x in range(across, across + cell.wide):
                    taken.setdefault((y, x), empty)
            taken[down, across] = cell.line
            across += cell.wide
    width = max(across for _down, across in taken) + 1
    return [[taken.get((y, x), empty) for x in range(width)] for y in range(len(rows))]


def _is_head(row: list[Cell]) -> bool:
    """Headings are marked as such, or all of them strong."""
    return any(cell.line.text for cell in row) and all(
        cell.is_heading or is_all(cell.line.text, cell.line.marks, STRONG)
        for cell in row
        if cell.line.text
    )


def _is_heading(cell: Tag) -> bool:
    head = cell.find_parent(["thead", "table"])
    return cell.name == "th" or (head is not None and head.name == "thead")
