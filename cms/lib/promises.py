"""Words that promise what nobody can promise. Pure."""

import re
from collections.abc import Iterable

# What the list begins with; staff keep it in the settings.
START = (
    "definitief genezen",
    "definitief te genezen",
    "blijvend pijnvrij",
    "definitief van je klachten af",
    "100% pijnvrij",
    "100% effectief",
    "gegarandeerd",
    "garantie op herstel",
    "voorgoed pijnvrij",
    "voor altijd van je pijn af",
    "nooit meer pijn",
    "nooit meer last",
    "wondermiddel",
    "wetenschappelijk bewezen genezing",
    "zonder bijwerkingen",
)


def phrases_in(plain: str, phrases: Iterable[str]) -> list[str]:
    """The phrases that a text uses, as whole words and however they are capitalised."""
    text = " ".join(plain.casefold().split())
    wanted = (" ".join(phrase.casefold().split()) for phrase in phrases)
    return [p for p in wanted if p and re.search(rf"(?<!\w){re.escape(p)}(?!\w)", text)]
