"""A lead's life: where each event leads from each status, and from where a mail may go out."""

from collections.abc import Mapping
from enum import StrEnum


class Status(StrEnum):
    """Where a lead stands."""

    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    UNSUBSCRIBED = "unsubscribed"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    EXPIRED = "expired"
    ERASED = "erased"


class Event(StrEnum):
    """What happens to a lead."""

    ASKED = "asked for something"
    CONFIRMED = "pressed the button behind the link in the mail"
    SIGNED_OFF = "wants no more mail"
    BOUNCED = "the mailbox does not exist"
    COMPLAINED = "called our mail spam"
    EXPIRED = "did not confirm in time"
    ERASED = "was erased"


# Of these nothing is left that tells who it was.
HUSKS = (Status.EXPIRED, Status.ERASED)
MAILABLE = (Status.UNCONFIRMED, Status.CONFIRMED)
_ALIVE = tuple(status for status in Status if status not in HUSKS)
# Whoever called us spam hears nothing more, whatever is filled in afterwards in their name.
_WELCOME = tuple(status for status in _ALIVE if status is not Status.COMPLAINED)


def _all(origins: tuple[Status, ...], to: Status) -> Mapping[Status, Status]:
    return dict.fromkeys(origins, to)


MOVES: Mapping[Event, Mapping[Status, Status]] = {
    Event.ASKED: _all((Status.UNSUBSCRIBED, Status.BOUNCED), Status.UNCONFIRMED),
    Event.CONFIRMED: _all(_WELCOME, Status.CONFIRMED),
    Event.SIGNED_OFF: _all(_WELCOME, Status.UNSUBSCRIBED),
    Event.BOUNCED: _all(MAILABLE, Status.BOUNCED),
    Event.COMPLAINED: _all(_ALIVE, Status.COMPLAINED),
    Event.EXPIRED: _all((Status.UNCONFIRMED,), Status.EXPIRED),
    Event.ERASED: _all((*_ALIVE, Status.EXPIRED), Status.ERASED),
}


def after(status: str, event: Event) -> Status:
    """The status after an event; where the table names no move, nothing changes."""
    known = Status(status)
    return MOVES[event].get(known, known)


def moved_by(event: Event) -> tuple[Status, ...]:
    """The statuses that an event changes."""
    return tuple(MOVES[event])
