"""Elements that are not entered: pictures, videos, and what has no place in an article."""

from typing import TYPE_CHECKING

from bs4 import Tag

from cms.pages.importers.html import elements, media
from cms.pages.importers.html.links import clean_address
from cms.pages.importers.html.runs import Runs
from cms.pages.importers.parts import LeftOut

if TYPE_CHECKING:
    from cms.pages.importers.html.flow import Flow

SILENT = {"script", "style", "meta"}


class Leaves:
    """Takes what is no word, and says whether it did."""

    def __init__(self, flow: "Flow", runs: Runs, apart: Tag | None) -> None:
        self.flow, self.runs, self.apart = flow, runs, apart
        self.last_src = ""

    def take(self, tag: Tag) -> bool:
        """Whether an element is a leaf; if so, what it shows or hides is noted."""
        self.flow.vanished["handler"] += elements.has_handler(tag)
        if tag is self.apart:
            return True
        if tag.name == "br":
            self.runs.words.break_line()
        elif tag.name == "img":
            self._image(tag)
        elif elements.is_hidden(tag):
            self._leave_out("hidden", tag.get_text(" "))
        elif tag.name == "noscript":
            self._noscript(tag)
        elif tag.name == "nav":
            self._leave_out("navigation", tag.get_text(" "))
        elif tag.name in elements.LEFT_OUT:
            self._refuse(tag, elements.LEFT_OUT[tag.name])
        else:
            return False
        return True

    def _image(self, tag: Tag) -> None:
        if media.is_pixel(tag):
            self._leave_out("pixel", media.source_of(tag)[:200])
            return
        if media.is_word(tag):
            self.runs.text(elements.attribute(tag, "alt"))
            return
        src = media.source_of(tag)
        if src and src == self.last_src:
            return
        self.last_src = src
        place = self.flow.place + 1
        self.flow.wait(media.picture_of(tag, place, self.runs.href))

    def _noscript(self, tag: Tag) -> None:
        """A page that loads its pictures late repeats each of them here."""
        for image in tag.find_all("img"):
            self._image(image)
        self._leave_out("hidden", tag.get_text(" "))

    def _refuse(self, tag: Tag, kind: str) -> None:
        if kind in SILENT:
            self.flow.vanished[kind] += tag.name in {"script", "style"}
            return
        address = clean_address(elements.attribute(tag, "src") or elements.attribute(tag, "data"))
        title = elements.attribute(tag, "title")
        if kind == "frame" and (video := media.video_at(address, self.flow.place + 1, title)):
            self.flow.wait(video)
            return
        self._leave_out(kind, f"{address} {_shown(tag)}")

    def _leave_out(self, kind: str, text: str) -> None:
        if words := " ".join(text.split()):
            self.flow.wait(LeftOut(self.flow.place + 1, kind, words))


def _shown(tag: Tag) -> str:
    """The words that an element shows on its own."""
    if elements.attribute(tag, "type") == "hidden":
        return ""
    names = ("value", "placeholder", "title", "alt")
    own = (elements.attribute(tag, name) for name in names)
    return " ".join([*own, tag.get_text(" ")])
