"""From a quotation of HTML to somebody's own words."""

from bs4 import NavigableString, Tag

from cms.pages.importers.html.elements import BLOCKS, LEFT_OUT
from cms.pages.importers.html.tree import walk
from cms.pages.importers.html.words import Words
from cms.pages.importers.parts import Quote

SAYS_WHO = ("cite", "footer")
RICHER = [
    "a", "img", "picture", "figure", "table", "ul", "ol", "details", "hr", "noscript",
    "h1", "h2", "h3", "h4", "h5", "h6", *LEFT_OUT,
]  # fmt: skip


def quote_of(tag: Tag, line: int) -> Quote | None:
    """The quote; None for what holds more than words, which goes its own way."""
    if any(not found.find_parent(SAYS_WHO) for found in tag.find_all(RICHER, limit=5)):
        return None
    said, who, naming = Words(), Words(), 0
    for event, node in walk(tag, lambda child: child.name == "br"):
        words = who if naming else said
        if isinstance(node, Tag):
            if node.name in SAYS_WHO:
                naming += {"open": 1, "close": -1}.get(event, 0)
            elif node.name == "br" or node.name in BLOCKS:
                words.break_line(once=node.name != "br")
        elif type(node) is NavigableString:
            words.add(node)
    text, name = said.take()[0], who.take()[0].replace("\n", " ")
    return Quote(line, text, name.lstrip("—–- ")) if text else None
