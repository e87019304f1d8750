"""Which pages are like the one that somebody asked for. Pure."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from urllib.parse import unquote

EXTENSION = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD, MOST_WORDS = 30, 8
FILLERS = frozenset(
    {"aan", "bij", "de", "door", "een", "en", "het", "hoe", "in", "met", "van", "voor", "wat"}
)
PIECE = 4  # letters; shorter ones are in too many slugs
LIKE_ENOUGH = 0.65
FIRST_ALONE = 0.9
MOST = 5


class Candidate(NamedTuple):
    """A page that might be meant."""

    title: str
    slug: str
    url: str


def words_in(path: str) -> list[str]:
    """The words of the last step of an address, as somebody would search for them."""
    steps = [step for step in unquote(path).split("/") if step]
    last = EXTENSION.sub("", steps[-1]) if steps else ""
    words = (word.lower() for word in WORD.findall(last))
    return [word[:LONGEST_WORD] for word in words][:MOST_WORDS]


def pieces_of(words: Sequence[str]) -> set[str]:
    """How the three longest words begin and end: most typing errors leave one of the two whole."""
    longest = sorted((word for word in words if len(word) >= PIECE), key=len, reverse=True)[:3]
    return {piece for word in longest for piece in (word[:PIECE], word[-PIECE:])}


def most_like(words: Sequence[str], candidates: Iterable[Candidate]) -> list[Candidate]:
    """The few whose slug is like these words, the most alike first."""
    if not words:
        return []
    likeness = [(_likeness(words, each.slug), each) for each in candidates]
    ordered = sorted(likeness, key=lambda pair: (-pair[0], pair[1].title))
    return [each for alike, each in ordered if alike >= LIKE_ENOUGH][:MOST]


def _likeness(words: Sequence[str], slug: str) -> float:
    """From 0 to 1; its first word tells what it is about."""
    whole = _ratio("-".join(words), slug)
    telling = next((word for word in words if word not in FILLERS), "")
    first = max((_ratio(telling, word) for word in slug.split("-")), default=0.0)
    return max(whole, first * FIRST_ALONE)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
