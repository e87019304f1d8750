"""What the audience may hold of a lead: decided anew each time, from what stands now."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a lead should stand in the audience."""

    THERE = "there"
    UNSUBSCRIBED = "unsubscribed"
    LEFT_ALONE = "left alone"
    ERASED = "erased"


@dataclass(frozen=True)
class Interest:
    """A confirmed request for an e-book: the book's own tag, and the one that the outcome gave."""

    ebook_tag: str
    outcome_tag: str = ""


def standing(status: str, *, wants_tips: bool, paused: bool = False) -> Standing:
    """Only a confirmed address with consent goes there; who takes consent back is signed off.

    A pause is a sign-off that ends by itself: nothing there can then mail by mistake.
    """
    if status == "erased":
        return Standing.ERASED
    if not wants_tips or paused or status in ("unsubscribed", "complained"):
        return Standing.UNSUBSCRIBED
    return Standing.THERE if status == "confirmed" else Standing.LEFT_ALONE


def wanted_tags(
    interests: Iterable[Interest], trial_tags: Iterable[str], *, may_use_outcome: bool
) -> frozenset[str]:
    """The tags of a contact; what follows from an outcome only with consent for the outcome."""
    interests = list(interests)
    tags = {interest.ebook_tag for interest in interests} | set(trial_tags)
    if may_use_outcome:
        tags |= {interest.outcome_tag for interest in interests}
    return frozenset(tags - {""})
