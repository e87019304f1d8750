"""What became of one try to send a mail, and what follows from it; knows no database."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from cms.funnel.delivery.backoff import backoff

TRIES = 12
TRIES_END_AFTER = timedelta(hours=72)


class Verdict(Enum):
    """What the other side said, or did not say."""

    ACCEPTED = auto()
    NOT_NOW = auto()
    OUT_OF_REACH = auto()
    REFUSED = auto()
    NO_MAILBOX = auto()
    SILENT = auto()
    FENCED = auto()


@dataclass(frozen=True)
class Answer:
    """A verdict with a few words for staff, in which there is never an address."""

    verdict: Verdict
    problem: str = ""


@dataclass(frozen=True)
class Move:
    """Where the row goes next; `tries` is what this try counts for."""

    state: str
    wait: timedelta | None = None
    tries: int = 1
    bounced: bool = False


def move(verdict: Verdict, attempt: int, age: timedelta) -> Move:
    """The next move of a row, except for a fenced one, whose lead decides.

    A server out of reach says nothing about this mail, so a long outage costs it no tries.
    """
    match verdict:
        case Verdict.ACCEPTED:
            return Move("sent")
        case Verdict.SILENT:
            return Move("uncertain")
        case Verdict.REFUSED:
            return Move("failed")
        case Verdict.NO_MAILBOX:
            return Move("failed", bounced=True)
        case _ if age >= TRIES_END_AFTER:
            return Move("failed")
        case Verdict.NOT_NOW if attempt >= TRIES:
            return Move("failed")
        case Verdict.OUT_OF_REACH:
            return Move("pending", wait=backoff(3), tries=0)
        case _:
            return Move("pending", wait=backoff(attempt))
