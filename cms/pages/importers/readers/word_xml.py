"""The XML inside a Word file: checked before all else, and searched for words that got lost."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from bs4 import BeautifulSoup
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from cms.pages.importers.files.archives import Archive
from cms.pages.importers.parts import LeftOut
from cms.pages.importers.unreadable import Unreadable

MOST_BYTES = 8 * 1024 * 1024
BODY = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
ASIDE = {
    "page": re.compile(r"word/(?:header|footer)\d*\.xml"),
    "remark": re.compile(r"word/comments\.xml"),
}
WORDS = re.compile(r"\w+")


class WordXml:
    """Every XML part of a Word file, parsed without entities; raises Unreadable."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        names = (name for name in archive.entries if name.endswith((".xml", ".rels")))
        self._parts = {name: self._parsed(name) for name in names}

    def _parsed(self, name: str) -> Element:
        if self._archive.entries[name].file_size > MOST_BYTES:
            raise Unreadable(
                _("%s holds more than 8 MB of text; an article never does.") % self._archive.name
            )
        try:
            root: Element = fromstring(self._archive.read(name), forbid_dtd=True)
        except DefusedXmlException as error:
            raise Unreadable(
                _("%s holds declarations that no Word file has. It was not opened.")
                % self._archive.name
            ) from error
        except (ParseError, ValueError) as error:
            raise self._archive.broken() from error
        return root

    def left_out(self, page: str) -> Iterator[LeftOut]:
        """What the page that was made of this file does not hold."""
        for kind, names in ASIDE.items():
            for name, root in self._parts.items():
                if names.fullmatch(name) and (words := _words_of(root).strip()):
                    yield LeftOut(1, kind, words)
        if lost := self._lost(page):
            yield LeftOut(1, "unplaced", " ".join(lost))

    def _lost(self, page: str) -> list[str]:
        """The words of the text that were not taken along, in its order."""
        taken = Counter(WORDS.findall(BeautifulSoup(page, "html.parser").get_text(" ")))
        lost = []
        for name, root in self._parts.items():
            for word in WORDS.findall(_words_of(root)) if BODY.fullmatch(name) else ():
                taken[word] -= 1
                if taken[word] < 0:
                    lost.append(word)
        return lost


def _words_of(root: Element) -> str:
    """The words of an XML part; a drawing that is there twice, for old programs too, once."""
    words, coming = list[str](), [root]
    while coming:
        element = coming.pop()
        name = element.tag.rpartition("}")[2]
        if name == "t":
            words.append(element.text or "")
        elif name in {"p", "tab", "br", "cr"}:
            words.append(" ")
        if name != "Fallback":
            coming += reversed(element)
    return "".join(words)
