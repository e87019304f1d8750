"""What stands open around the next word of a page."""

from bs4 import Tag

from cms.pages.importers.html.elements import BLOCKS, LEVELS, LISTS, Box, box_of
from cms.pages.importers.parsing.chunks import Markup


class Around:
    """Goes in and out of elements with the flow."""

    def __init__(self) -> None:
        self.quotes = 0
        self.pre = 0
        self.level = 0
        self._lists: list[bool] = []
        self._list_number = 0
        self._boxes: list[Box] = []

    def open(self, tag: Tag) -> None:
        """Go into an element."""
        if box := box_of(tag):
            self._boxes.append(box)
        if tag.name in LISTS:
            self._list_number += not self._lists
            self._lists.append(LISTS[tag.name])
        self.level = LEVELS.get(tag.name, self.level)
        self.quotes += tag.name == "blockquote"
        self.pre += tag.name == "pre"

    def close(self, tag: Tag) -> None:
        """Come out of it."""
        if box_of(tag):
            self._boxes.pop()
        if tag.name in LISTS:
            self._lists.pop()
        self.level = 0 if tag.name in LEVELS else self.level
        self.quotes -= tag.name == "blockquote"
        self.pre -= tag.name == "pre"

    @property
    def in_list(self) -> bool:
        """Whether words here are an item of a list."""
        return bool(self._lists)

    def is_in(self, box: Box) -> bool:
        """Whether the innermost box is a question, an answer or a caption."""
        return self._boxes[-1:] == [box]

    @property
    def markup(self) -> Markup:
        """What all this says of the words here."""
        return Markup(
            level=self.level,
            in_list=self._list_number,
            ordered=self._lists[:1] == [True],
            is_question=self.is_in("question"),
            is_answer="answer" in self._boxes,
        )


def ends_words(tag: Tag) -> bool:
    """Whether words before an element and words in it are apart."""
    return tag.name in BLOCKS or bool(box_of(tag))


def ends_item(tag: Tag) -> bool:
    """Whether a list item is whole where this element begins or ends."""
    return tag.name in LISTS or tag.name == "li"
