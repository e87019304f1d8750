"""Which tables set facts side by side, and which only lay out a page."""

from bs4 import Tag

from cms.pages.importers.html.elements import attribute
from cms.pages.importers.html.tree import walk

MOST_CELLS = 2000
CELLS = ("td", "th")


def layouts_in(root: Tag) -> set[int]:
    """The ids of tables with a table in them; such a one lays out a page."""
    open_tables, found = list[int](), set[int]()
    for event, node in walk(root, lambda tag: False):
        if isinstance(node, Tag) and node.name == "table":
            if event == "open":
                found.update(open_tables[-1:])
                open_tables.append(id(node))
            else:
                open_tables.pop()
    return found


def is_facts(table: Tag) -> bool:
    """Whether a table sets facts side by side, and is not there to lay out a page."""
    if attribute(table, "role") in {"presentation", "none"}:
        return False
    rows = len(table.find_all("tr", limit=2))
    cells = table.find_all(CELLS, limit=MOST_CELLS + 1)
    area = sum(span_of(cell, "colspan") * span_of(cell, "rowspan") for cell in cells)
    return rows > 1 and rows < len(cells) and area <= MOST_CELLS


def span_of(cell: Tag, name: str) -> int:
    """How many columns or rows a cell spans; one if it says nothing sensible."""
    written = attribute(cell, name).strip()[:5]
    return max(int(written), 1) if written.isascii() and written.isdigit() else 1
