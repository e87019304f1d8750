"""What becomes what: the answers to what the old site's buttons and kinds of page mean. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.pages.importers.wordpress.mapping.calls import Call
from cms.pages.importers.wordpress.reading.addresses import is_own

ARTICLE, PAGE, SKIP = "article", "page", "skip"
PLACES = (ARTICLE, PAGE, SKIP)
KINDS = {"post": ARTICLE, "page": PAGE}

SELF_TEST, EBOOK, TRIAL = "self_test", "ebook", "trial"
TO_PAGE, LINK, NOTHING = "page", "link", "nothing"
ANSWERS = (SELF_TEST, EBOOK, TRIAL, TO_PAGE, LINK, NOTHING)

LETTER = r"[^\W_]"
NO_TEST = r"(?:ge|pro|bloed|lab|allergie)test"
# Words in an address, on a button or in the name of a picture, and what they most likely mean.
GUESSES = (
    (EBOOK, re.compile(r"e-?book|e-?boek|gratis-?boek|\.pdf\b", re.I)),
    (TRIAL, re.compile(r"proef|trial|7-?dagen|zeven-?dagen|uitproberen", re.I)),
    (SELF_TEST, re.compile(rf"(?<!{LETTER})(?!{NO_TEST}){LETTER}*test(?!{LETTER})", re.I)),
)


@dataclass(frozen=True)
class Answer:
    """What a call becomes; `slug` names the very test or e-book, empty means the nearest."""

    kind: str
    slug: str = ""

    @classmethod
    def read(cls, text: str) -> "Answer | None":
        """From `self_test` or `ebook:rustig-in-je-rug`; None when it is no answer."""
        kind, _colon, slug = text.strip().partition(":")
        return cls(kind, slug.strip()) if kind in ANSWERS else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.slug}" if self.slug else self.kind


@dataclass(frozen=True)
class SiteMapping:
    """All answers: for kinds of item, for single items by slug, and for calls by their key."""

    kinds: Mapping[str, str] = field(default_factory=lambda: dict(KINDS))
    items: Mapping[str, str] = field(default_factory=dict)
    calls: Mapping[str, Answer] = field(default_factory=dict)

    def place(self, kind: str, slug: str) -> str:
        """Whether an item becomes an article, a page or nothing."""
        return self.items.get(slug) or self.kinds.get(kind, SKIP)

    def answer(self, call: Call, hosts: frozenset[str]) -> Answer:
        """What a call becomes: as was answered, else as its words suggest."""
        keys = call.keys(hosts)
        answered = (self.calls[key] for key in keys if key in self.calls)
        return next(answered, None) or guess(call, hosts)


def guess(call: Call, hosts: frozenset[str]) -> Answer:
    """What a call most likely means; a picture without a link is most likely a picture."""
    if call.picture and not call.address:
        return Answer(LINK)
    suggested = suggestion(call)
    return Answer(suggested or (TO_PAGE if is_own(call.address, hosts) else LINK))


def suggestion(call: Call) -> str:
    """What its address, its words or the name of its picture suggest; else nothing."""
    texts = (call.address, call.words, call.picture.rpartition("/")[2])
    found = (kind for text in texts for kind, pattern in GUESSES if pattern.search(text))
    return next(found, "")
