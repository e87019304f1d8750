"""Which links an article keeps, and which of them name a source. Pure."""

import re
from urllib.parse import urlsplit

KEPT = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
REFERENCE = re.compile(
    r"[\[(]?\s*(?:(?:bron(?:nen)?|sources?|refs?|referenties?)\b\s*[:.]?\s*\d{0,3}|\^?\d{1,3})"
    r"\s*[\])]?",
    re.I,
)
ARROWS = re.compile(r"[\s↑↩⤴^\ufe0e\ufe0f]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")
LONGEST = 2000


def clean_address(href: str) -> str:
    """The address if a page may lead there, else nothing."""
    href = UNSEEN.sub("", href)
    scheme = SCHEME.match(href)
    if (scheme and scheme[1].lower() not in KEPT) or len(href) > LONGEST:
        return ""
    if scheme and scheme[1].lower().startswith("http") and not _host(href):
        return ""
    return f"https:{href}" if href.startswith("//") else href


def _host(href: str) -> str:
    try:
        return urlsplit(href).hostname or ""
    except ValueError:
        return ""


def is_web(href: str) -> bool:
    """Whether an address leads to a page of the web."""
    return href.lower().startswith(("http://", "https://"))


def is_reference(text: str) -> bool:
    """Whether a link's words are only a sign that a source follows: Bron, [1], 2."""
    return bool(REFERENCE.fullmatch(text.strip()))


def names_a_source(note: str) -> bool:
    """Whether a footnote says where a claim comes from: it holds an address or a year."""
    return bool(ADDRESS.search(note) or YEAR.search(note))
