"""Compare texts by their words alone: no markup, bullets, numbers, dashes or spaces."""

import html
import re


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
