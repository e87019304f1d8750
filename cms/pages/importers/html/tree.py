"""From markup, however broken, to a tree, in a time that its length bounds."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup
from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

MOST_TAGS = 30_000
END = "\ue000"
# Python's parser looks for the end of an open tag or comment again and again: give it one.
CLOSING = f"-->\"'>{END}"
CLOSED = re.compile(rf"(?:-->|->|>)?\"?'?>?{END}")
MARKED_SECTION = re.compile(r"<!\[(?:(?:end)?if\b[^<>]*|CDATA\[)\]?>?|\]\]>", re.I)


class Step(NamedTuple):
    """One step of a walk through a tree."""

    event: Literal["open", "text", "leaf", "close"]
    node: Tag | NavigableString

    @property
    def tag(self) -> Tag:
        """The element that opens, closes or is a leaf."""
        assert isinstance(self.node, Tag)  # noqa: S101 - a text is no element
        return self.node


def tree_of(html: str) -> BeautifulSoup:
    """The elements and texts of some HTML; raises Unreadable when they are far too many."""
    if html.count("<") > MOST_TAGS:
        raise Unreadable(_("This page has more than 30,000 tags; an article never has."))
    html = MARKED_SECTION.sub("", html.replace(END, "")).replace("<![", "&lt;![")
    try:
        soup = BeautifulSoup(html + CLOSING, "html.parser")
    except ParserRejectedMarkup as error:
        raise Unreadable(_("The HTML of this page cannot be read.")) from error
    last = soup.find_all(string=re.compile(END))
    for text in last:
        text.replace_with(type(text)(CLOSED.sub("", text)))
    return soup


def walk(root: Tag, is_leaf: Callable[[Tag], bool]) -> Iterator[Step]:
    """Everything below an element in order, however deep; a leaf is not entered."""
    open_tags: list[tuple[Tag | None, Iterator]] = [(None, iter(root.contents))]
    while open_tags:
        tag, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if tag is not None:
                yield Step("close", tag)
        elif not isinstance(child, Tag):
            yield Step("text", child)
        elif is_leaf(child):
            yield Step("leaf", child)
        else:
            yield Step("open", child)
            open_tags.append((child, iter(child.contents)))
