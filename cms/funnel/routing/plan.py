"""What one request may store and send, decided from the offer and from what was agreed to."""

from dataclasses import dataclass
from enum import StrEnum

from cms.funnel.routing.offer import Offer


class Choice(StrEnum):
    """The three equal answers to the one consent question."""

    EBOOK_ONLY = "e-book"
    TIPS = "tips"
    FITTING_TIPS = "passende-tips"


class Purpose(StrEnum):
    """What somebody agrees to; each is recorded by itself and withdrawn by itself."""

    SERVICE = "service"
    MARKETING = "marketing"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Plan:
    """What a request may do; `tag` and the outcome are kept only with consent for the outcome."""

    purposes: tuple[Purpose, ...]
    keep_outcome: bool
    tag: str


def plan(choice: Choice, offer: Offer | None) -> Plan:
    """The plan for a request; without an outcome there is none to keep, whatever was chosen."""
    purposes = [Purpose.SERVICE]
    if choice is not Choice.EBOOK_ONLY:
        purposes.append(Purpose.MARKETING)
    keep = choice is Choice.FITTING_TIPS and offer is not None
    if keep:
        purposes.append(Purpose.OUTCOME)
    return Plan(tuple(purposes), keep, offer.tag if offer and keep else "")
