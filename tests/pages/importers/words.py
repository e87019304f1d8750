"""Compare texts by their words alone: no markup, bullets, numbers, dashes or spaces."""

import html
import re
from typing import Any

from cms.pages.importers.making.builder import Built
from cms.pages.mentions import texts_of


def plain(stored: str) -> str:
    """The words of some markup, separated by single spaces."""
    with_spaces = re.sub(
        r"</?(?:p|li|ul|ol|br|h\d|div|summary|figure|section)\b[^>]*>", " ", stored
    )
    return squeezed(html.unescape(re.sub(r"<[a-z/!][^>]*>", "", with_spaces)))


def squeezed(text: str) -> str:
    """The text without spaces and dashes: a copied article is not consistent about them."""
    return re.sub(r"[\s–—-]+", "", text)


def lines_of(text: str) -> list[str]:
    """Every line that says something, without its bullet or number."""
    lines = (re.sub(r"^\s*(?:[•·◦▪●]\s*|[*-]\s+)", "", line) for line in text.splitlines())
    bare = (re.sub(r"^\s*\d{1,2}(?:[.)]|(?:\.\d{1,2})+\.?)\s+(?=\S)", "", line) for line in lines)
    return [squeezed(line) for line in bare if squeezed(line)]


def words_on_page(built: Built) -> str:
    """Everything that was built, as one row of characters."""
    byline = built.byline.text if built.byline else ""
    fixed = ["In het kort", "Inhoudsopgave", built.title, built.lead, byline]
    shown = [words_of(block) for block in built.key_points + built.body]
    return "".join([*map(squeezed, fixed), *shown])


def words_of(block: dict[str, Any]) -> str:
    """The words of one block, from rich text where it is rich."""
    kind, value = block["type"], block["value"]
    if kind in {"text", "point", "tip"}:
        return plain("".join(texts_of(value)))
    if kind == "table":
        return plain(" ".join(texts_of(value)))
    if kind == "faq":
        pairs = [item["value"] for item in value["items"]]
        return "".join(squeezed(pair["question"]) + plain(pair["answer"]) for pair in pairs)
    return "".join(map(squeezed, texts_of(value)))
