"""When two addresses name the same source. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from cms.pages.importers.parts import Bullets, Faq, KeyPoints, Paragraph, Part, Table, Tip
from cms.pages.importers.parts.marked import SOURCE, Marks

DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>?#]+", re.I)
PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(?P<id>[1-9]\d{0,8})\b",
    re.I,
)
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.I)


@dataclass(frozen=True)
class Reference:
    """A source as an article names it."""

    address: str
    title: str = ""

    @property
    def key(self) -> str:
        """The same for every way to write the same source."""
        return key_of(self.address, self.title)

    @property
    def doi(self) -> str:
        """Its DOI, when its address holds one."""
        found = DOI.search(unquote(self.address))
        return found[0].rstrip(".,;)/") if found else ""

    @property
    def pmid(self) -> str:
        """Its PubMed number, when its address holds one."""
        found = PUBMED.search(self.address)
        return found["id"] if found else ""

    @property
    def host(self) -> str:
        """Where it stands."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


def key_of(address: str, title: str = "") -> str:
    """One text for each source: its DOI, its PubMed number, its address, or its title."""
    reference = Reference(address)
    if reference.doi:
        return f"doi:{reference.doi.casefold()}"
    if reference.pmid:
        return f"pmid:{reference.pmid}"
    return f"url:{_bare(address)}" if address else f"title:{' '.join(title.casefold().split())}"


def _bare(address: str) -> str:
    url = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(url.query) if not TRACKING.fullmatch(name)]
    host = (url.hostname or "").removeprefix("www.")
    return f"{host}{unquote(url.path).rstrip('/')}?{urlencode(sorted(kept))}".rstrip("?")


def references_in(parts: Iterable[Part]) -> dict[str, Reference]:
    """Every source that the parts of an article name, once, by its key."""
    marks = (mark for part in parts for each in _marks(part) for mark in each)
    found = (Reference(mark.href, mark.title) for mark in marks if mark.kind == SOURCE)
    return {reference.key: reference for reference in reversed(list(found))}


def _marks(part: Part) -> Iterator[Marks]:
    if isinstance(part, Paragraph | Tip):
        yield part.marks
    elif isinstance(part, Bullets | KeyPoints):
        yield from (item.marks for item in part.items)
    elif isinstance(part, Table):
        yield from (cell.marks for row in part.rows for cell in row)
    elif isinstance(part, Faq):
        for question in part.questions:
            for piece in question.answer:
                yield from _marks(piece)
