"""Sentences that call a reader to the test, the e-book or the trial. Pure."""

import re
from dataclasses import dataclass

ORDER = r"klik|start|doe|maak|ga|download|vraag|bestel|lees|ontvang|probeer|neem|volg|meld|begin"
TEST = r"(?:\w+[ -])?(?<!\w)(?!(?:ge|pro|bloed|lab|allergie)test\b)\w*test\b"

# The words that become the link; the sentence around them decides whether a block follows too.
LINKS = {
    "self_test": re.compile(
        r"\btest hier\b"
        rf"|\b(?:gratis|onze|ons|deze|de)\s+{TEST}"
        rf"|\b(?:{ORDER})\b[^.?!]{{0,60}}?{TEST}",
        re.I,
    ),
    "ebook": re.compile(r"\b(?:download (?:het |ons |ook )*)?(?:gratis )?e-?book\b", re.I),
    "trial": re.compile(
        r"\bproefversie\b(?: van (?:ons|onze|het|de) [^.?!,;]{0,40}?programma)?", re.I
    ),
}
STRONG = re.compile(rf"\b(?:{ORDER})\b|\bneem de eerste stap\b", re.I)
SENTENCE_ENDS = re.compile(r"[.?!](?=\s|$)|\n")
LONGEST = 60


@dataclass(frozen=True)
class Call:
    """The words of a call, where it leads, and whether it asks for a block of its own."""

    kind: str
    start: int
    end: int
    is_strong: bool


def calls_in(text: str) -> list[Call]:
    """The first call of each kind in a paragraph."""
    found = (_call(kind, pattern, text) for kind, pattern in LINKS.items())
    return sorted((call for call in found if call), key=lambda call: call.start)


def _call(kind: str, pattern: re.Pattern[str], text: str) -> Call | None:
    match = pattern.search(text)
    if not match:
        return None
    start, end = match.span()
    before = [m.end() for m in SENTENCE_ENDS.finditer(text, 0, start)]
    after = SENTENCE_ENDS.search(text, end)
    sentence = text[before[-1] if before else 0 : after.start() if after else len(text)]
    if end - start > LONGEST:
        start = end - len(text[start:end].split()[-1])
    return Call(kind, start, end, bool(STRONG.search(sentence)))
