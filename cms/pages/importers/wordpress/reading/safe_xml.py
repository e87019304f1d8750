"""An XML file as a stream of its elements: no document type, no entity, little memory."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

LARGEST_ITEM = 20 * 1024 * 1024
TOO_LARGE = "too-large"
CHUNK = 64 * 1024
DEEPEST = 12
# Each element costs memory beside its letters.
WEIGHT = 100
# Real exports hold them, XML allows them nowhere; in UTF-8 they are never part of a letter.
FORBIDDEN = bytes(set(range(32)) - set(b"\t\n\r"))


def elements(path: Path) -> Iterator[Element]:
    """Every element below the channel of an RSS file; raises Unreadable.

    One that is larger than 20 MB comes without its text, and says so in an attribute.
    """
    collector = _Collector()
    parser = DefusedXMLParser(target=collector, forbid_dtd=True)
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                parser.feed(chunk.translate(None, FORBIDDEN))
                yield from collector.take()
        parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            _("%s declares entities or a document type. An export of WordPress never does.")
            % path.name
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable(
            _("%(name)s breaks off or is damaged (%(reason)s). Export the site again.")
            % {"name": path.name, "reason": error}
        ) from error
    except OSError as error:
        raise Unreadable(_("%s cannot be read.") % path.name) from error


class _Collector:
    """What the parser calls: builds one element at a time, and lets go of it."""

    def __init__(self) -> None:
        self.depth = 0
        self.weight = 0
        self.builder = TreeBuilder()
        self.ready: list[Element] = []

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self.depth += 1
        self.weight += WEIGHT + sum(map(len, attrs.values()))
        if self.depth > DEEPEST:
            raise ValueError(_("elements stand too deep inside each other"))
        if self.depth > 2 and self._fits():
            self.builder.start(tag, attrs)

    def data(self, text: str) -> None:
        self.weight += len(text)
        if self.depth > 2 and self._fits():
            self.builder.data(text)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.depth >= 2 and self._fits():
            self.builder.end(tag)
        if self.depth == 2:
            self.ready.append(self._finished(tag))
            self.weight, self.builder = 0, TreeBuilder()

    def close(self) -> None:
        """Nothing is left: every element was taken when it ended."""

    def take(self) -> list[Element]:
        """The elements that ended since the last time."""
        ready, self.ready = self.ready, []
        return ready

    def _fits(self) -> bool:
        return self.weight <= LARGEST_ITEM

    def _finished(self, tag: str) -> Element:
        return self.builder.close() if self._fits() else Element(tag, {TOO_LARGE: "yes"})
