"""Where we and the audience differ: who is right, and what is to be done about it.

Whoever leaves there has left here too. What we want of tags and fields is owed again. Nobody is
brought back by us: a contact that came back, went to the archive or was deleted over there is
shown to a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cms.funnel.routing.audience_tags import Standing

ABSENT = "absent"  # Our word for a contact that is not there at all.
LEFT = frozenset({"unsubscribed", "archived", "cleaned"})


class Repair(StrEnum):
    """What follows from a difference; kept in rows, so a word never changes its meaning."""

    NOTHING = "nothing"
    SIGN_OFF = "sign off"
    MARK_BOUNCED = "mark bounced"
    SEND_AGAIN = "send again"
    FOLLOW = "follow"
    LOOK = "look"


@dataclass(frozen=True)
class Ours:
    """How a contact should stand there; `last_known` is the status we saw last, if any."""

    standing: Standing
    last_known: str = ""
    in_step: bool = True
    opts_in: bool = False
    tags: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Theirs:
    """How it does stand there."""

    status: str
    tags: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


def repair(ours: Ours, theirs: Theirs) -> Repair:
    """What to do about a contact, read just now."""
    if ours.standing is Standing.THERE:
        return _repair_there(ours, theirs)
    back = ours.standing is Standing.UNSUBSCRIBED and theirs.status in ("subscribed", "pending")
    return Repair.LOOK if back and ours.in_step and _is_news(ours, theirs) else Repair.NOTHING


def deserves_a_look(last_known: str, sent_tags: frozenset[str], theirs: Theirs) -> bool:
    """A first, cheap question about one of many: does it stand there otherwise than we know?"""
    as_sent = Ours(Standing.THERE, tags=sent_tags)
    return theirs.status != last_known or (theirs.status not in LEFT and lacks(as_sent, theirs))


def lacks(ours: Ours, theirs: Theirs) -> bool:
    """True when a tag or a value of ours is not there; their capitals do not matter."""
    seen = {tag.casefold() for tag in theirs.tags}
    tags = any(tag.casefold() not in seen for tag in ours.tags)
    return tags or any(theirs.fields.get(name) != value for name, value in ours.fields.items())


def _repair_there(ours: Ours, theirs: Theirs) -> Repair:
    if theirs.status in LEFT and _opted_in_after(ours):
        return Repair.NOTHING
    match theirs.status:
        case "unsubscribed":
            return Repair.SIGN_OFF
        case "cleaned":
            return Repair.MARK_BOUNCED if _is_news(ours, theirs) else Repair.NOTHING
        case _ if not ours.in_step:
            return Repair.NOTHING
        case "archived" | "absent":
            return Repair.LOOK if _is_news(ours, theirs) else Repair.NOTHING
    return Repair.SEND_AGAIN if lacks(ours, theirs) else Repair.NOTHING


def _opted_in_after(ours: Ours) -> bool:
    """An opt-in on its way wins from those who had left before, not from who leaves meanwhile.

    It begins with nothing known; once the contact was seen to be well, leaving is news.
    """
    return ours.opts_in and (not ours.last_known or ours.last_known in LEFT)


def _is_news(ours: Ours, theirs: Theirs) -> bool:
    return theirs.status != ours.last_known
