"""Which sign-off counts today, and until when: the rules, over plain values. Pure."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SOON = timedelta(days=30)


class Standing(StrEnum):
    """How an article stands on one day."""

    NEVER = "never"
    OVERDUE = "overdue"
    SOON = "soon"
    FRESH = "fresh"


@dataclass(frozen=True)
class SignOff:
    """Somebody agreed with some content; `was_live` once that content was public afterwards."""

    pk: int
    content: str
    signed_at: datetime
    was_live: bool = False


def shown(sign_offs: Iterable[SignOff], live: str) -> SignOff | None:
    """The sign-off that a public page with the content `live` may show.

    The newest about exactly this content. If nobody signed it - a comma was changed since - the
    newest about what was public before it: its date stays, and staff see that the text has moved
    on. A sign-off about content that never was public after it says nothing to a reader.
    """
    newest_first = sorted(sign_offs, key=lambda it: (it.signed_at, it.pk), reverse=True)
    exact = (it for it in newest_first if it.content == live)
    earlier = (it for it in newest_first if it.was_live)
    return next(exact, None) or next(earlier, None)


def due_on(signed_on: date, months: int) -> date:
    """The day on which somebody should look again; a month without that day ends earlier."""
    years, month = divmod(signed_on.month - 1 + months, 12)
    year, month = signed_on.year + years, month + 1
    return date(year, month, min(signed_on.day, monthrange(year, month)[1]))


def standing(due: date | None, today: date) -> Standing:
    """How an article stands whose last review ends on `due`, or that never had one."""
    if due is None:
        return Standing.NEVER
    if due <= today:
        return Standing.OVERDUE
    return Standing.SOON if due <= today + SOON else Standing.FRESH
