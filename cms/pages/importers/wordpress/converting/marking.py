"""A call leaves the HTML, and a picture with a number stands in its place until it is a block.

A reader of HTML knows nothing of calls, but every reader keeps a picture where it is. Pure.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from bs4 import BeautifulSoup

from cms.pages.importers.parts import Part, Picture
from cms.pages.importers.wordpress.mapping.answers import LINK, NOTHING, Answer
from cms.pages.importers.wordpress.mapping.calls import Call, calls_in

MARK = re.compile(r"wegwijzer-call:(\d+)")


def mark_calls(soup: BeautifulSoup, answer: Callable[[Call], Answer]) -> list[tuple[Call, Answer]]:
    """Take the calls out of the tree; the number in each mark is its place in the list."""
    marked: list[tuple[Call, Answer]] = []
    for image in soup.find_all("img", src=MARK):
        image.decompose()  # a text may not bring marks of its own
    for element, call in list(calls_in(soup)):
        decided = answer(call)
        if decided.kind == NOTHING:
            element.decompose()
        elif decided.kind != LINK:
            element.replace_with(soup.new_tag("img", src=f"wegwijzer-call:{len(marked)}"))
            marked.append((call, decided))
    return marked


def around_marks(parts: Iterable[Part]) -> Iterator[tuple[list[Part], Picture | None, int]]:
    """The parts in runs, each with the mark that ends it and its number; the last has none."""
    run: list[Part] = []
    for part in parts:
        mark = MARK.fullmatch(part.src) if isinstance(part, Picture) else None
        if mark and isinstance(part, Picture):
            yield run, part, int(mark[1])
            run = []
        else:
            run.append(part)
    yield run, None, -1
