"""Which comments come along, and what becomes of the practice's answers among them. Pure.

Of a person only the name and the words are taken over; addresses are not even read.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.pages.importers.wordpress.reading.values import Remark
from cms.pages.models.comment import LONGEST_NAME, Comment

STATES = {"1": Comment.State.APPROVED, "0": Comment.State.WAITING}
LEFT_OUT = {
    "pingback": _("mentions by other sites, left out"),
    "other": _("comments of another kind, left out"),
    "spam": _("spam, left out"),
    "trash": _("comments that were thrown away, left out"),
    "empty": _("comments without words, left out"),
}
BREAK = re.compile(r"<(?:br\s*/?|/p)>", re.I)
TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True)
class Told:
    """A comment as it will stand here."""

    number: int
    name: str
    text: str
    state: Comment.State
    written: datetime | None
    reply: str = ""


@dataclass(frozen=True)
class Kept:
    """The comments that come along, and how many do not, by reason."""

    told: tuple[Told, ...]
    left_out: Mapping[str, int]


def keep(remarks: Sequence[Remark], practice: Collection[int]) -> Kept:
    """Readers' comments; answers of the practice stand with the comment that they answer."""
    left_out = Counter(reason for each in remarks if (reason := _why_not(each)))
    wanted = [each for each in remarks if not _why_not(each)]
    told = {each.number: _told(each) for each in wanted}
    parents = {each.number: each.parent for each in remarks}
    for answer in wanted:
        asked = _asked(answer, parents, told)
        # An answer that still waits, or is to nobody who is here, stands by itself.
        if answer.user not in practice or asked is None or answer.approved != "1":
            continue
        words = told.pop(answer.number).text
        told[asked] = replace(told[asked], reply=f"{told[asked].reply}\n\n{words}".strip())
    return Kept(tuple(told.values()), left_out)


def _why_not(remark: Remark) -> str:
    if remark.kind in ("pingback", "trackback"):
        return "pingback"
    if remark.kind != "comment":
        return "other"
    if remark.approved not in STATES:
        return "trash" if remark.approved in ("trash", "post-trashed") else "spam"
    return "" if plain(remark.text) else "empty"


def _told(remark: Remark) -> Told:
    name = " ".join(plain(remark.name).split())[:LONGEST_NAME].strip() or gettext("Anonymous")
    state = STATES[remark.approved]
    return Told(remark.number, name, plain(remark.text), state, remark.written)


def _asked(answer: Remark, parents: Mapping[int, int], told: Iterable[int]) -> int | None:
    """The comment at the top of the conversation that this one answers."""
    at, seen = answer.parent, {answer.number}
    best = None
    while at and at not in seen:
        seen.add(at)
        best = at if at in told else best
        at = parents.get(at, 0)
    return best


def plain(html: str) -> str:
    """The words of a comment; a link keeps its words only."""
    words = unescape(TAG.sub("", BREAK.sub("\n", html)))
    lines = (" ".join(line.split()) for line in words.replace("\r", "").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip().replace("\x00", "")
