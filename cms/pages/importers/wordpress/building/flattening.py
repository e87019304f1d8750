"""From an item to plain HTML, whichever page builder made it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from cms.pages.importers.wordpress.building import (
    classic,
    divi,
    elementor,
    gutenberg,
    shortcodes,
    wpbakery,
)
from cms.pages.importers.wordpress.building.paragraphs import make_paragraphs
from cms.pages.importers.wordpress.reading.values import Item

TRANSLATORS = (wpbakery.translate, divi.translate, classic.translate)
# Private-use letters mark places in the text further on, so a text may not bring its own.
PRIVATE = re.compile("[\ue000-\uf8ff]")
FAQ_ITEMS = {
    "schema-faq-section": ("schema-faq-question", "schema-faq-answer"),
    "rank-math-faq-item": ("rank-math-question", "rank-math-answer"),
    "rank-math-list-item": ("rank-math-question", "rank-math-answer"),
}


@dataclass
class Flat:
    """An article as HTML, with the shortcodes that nobody here understands."""

    soup: BeautifulSoup
    left_out: list[str] = field(default_factory=list)


def flatten(item: Item, reusable: Mapping[int, str]) -> Flat:
    """The item's text, with the meaning of its buttons, pictures and questions kept."""
    left_out: list[str] = []
    built = _from_elementor(item)
    content = item.content if built is None else built
    unpacked = wpbakery.unpack(classic.unpack(gutenberg.unpack(content, reusable)))
    plain = shortcodes.replace(PRIVATE.sub("", unpacked), lambda *tag: _translated(left_out, *tag))
    soup = BeautifulSoup(plain, "html.parser")
    if built is None and not gutenberg.is_made_of_blocks(content):
        make_paragraphs(soup)
    _open_questions(soup)
    return Flat(soup, left_out)


def _from_elementor(item: Item) -> str | None:
    if item.meta.get("_elementor_edit_mode") != "builder":
        return None
    return elementor.to_html(item.meta.get("_elementor_data", "")) or None


def _translated(
    left_out: list[str], name: str, closes: bool, attrs: shortcodes.Attrs
) -> str | None:
    for translate in TRANSLATORS:
        new = translate(name, closes, attrs)
        if new is not None:
            return new
    # Words in brackets may be just that; with attributes they are a plugin's.
    if not attrs:
        return None
    left_out.append(name)
    return ""


def _open_questions(soup: BeautifulSoup) -> None:
    """Questions of the search engine plugins become what every browser can open."""
    for name, (question, answer) in FAQ_ITEMS.items():
        for item in soup.find_all(class_=name):
            asked, answered = item.find(class_=question), item.find(class_=answer)
            if isinstance(asked, Tag) and isinstance(answered, Tag):
                asked.name, item.name = "summary", "details"
