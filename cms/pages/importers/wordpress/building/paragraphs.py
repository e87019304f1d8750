"""Paragraphs where the old editor left blank lines, as WordPress itself makes them. Pure."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

CONTAINERS = ["div", "section", "article", "main", "aside", "blockquote", "center", "details"]
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "iframe", "li", "main", "nav", "ol", "p", "pre", "script", "section",
        "style", "summary", "table", "ul", "video",
    }
)  # fmt: skip
BLANK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")


def make_paragraphs(soup: BeautifulSoup) -> None:
    """Put text that stands loose into paragraphs; a single line break stays one."""
    for container in [soup, *soup.find_all(CONTAINERS)]:
        for run in _runs(list(container.children)):
            _wrap(soup, run)


def _runs(children: Iterable[PageElement]) -> Iterable[list[PageElement]]:
    """Neighbours that are no blocks."""
    run: list[PageElement] = []
    for child in children:
        if isinstance(child, Tag) and child.name in BLOCKS:
            yield run
            run = []
        else:
            run.append(child)
    yield run


def _wrap(soup: BeautifulSoup, run: list[PageElement]) -> None:
    if all(map(_is_empty, run)):
        return
    marker = soup.new_tag("p")
    run[0].insert_before(marker)
    paragraphs: list[list[PageElement]] = [[]]
    for each in run:
        each.extract()
        if not isinstance(each, NavigableString):
            paragraphs[-1].append(each)
            continue
        for number, text in enumerate(BLANK.split(str(each).replace("\r\n", "\n"))):
            if number:
                paragraphs.append([])
            paragraphs[-1] += _lines(soup, text)
    for paragraph in map(_without_edges, paragraphs):
        if paragraph:
            new = soup.new_tag("p")
            new.extend(paragraph)
            marker.insert_before(new)
    marker.decompose()


def _without_edges(paragraph: list[PageElement]) -> list[PageElement]:
    """A line break at the edge of a paragraph shows nothing."""
    shown = [not _is_empty(each) for each in paragraph]
    if not any(shown):
        return []
    last = len(shown) - shown[::-1].index(True)
    return paragraph[shown.index(True) : last]


def _is_empty(element: PageElement) -> bool:
    return element.name == "br" if isinstance(element, Tag) else not str(element).strip()


def _lines(soup: BeautifulSoup, text: str) -> list[PageElement]:
    pieces: list[PageElement] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append(soup.new_tag("br"))
        pieces.append(NavigableString(line))
    return pieces
