"""Leads in the order of the list, a page at a time, at the same cost for thousands or millions.

A page begins after the last row of the one before: nothing is counted and nothing is skipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.funnel.models import Lead

PAGE = 50
BATCH = 500


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to."""

    status: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Place:
    """The place of a row in the order of the list."""

    at: datetime
    lead_id: UUID

    @classmethod
    def of(cls, lead: Lead) -> "Place":
        """The place of this lead."""
        return cls(lead.created_at, lead.pk)

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place that a link carries; None for what is none."""
        at, _line, lead_id = text.partition("_")
        try:
            moment = datetime.fromisoformat(at)
            place = cls(moment, UUID(lead_id))
        except ValueError:
            return None
        return place if moment.tzinfo else None

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.lead_id}"


def newest(wanted: Wanted, after: Place | None = None) -> QuerySet[Lead]:
    """The leads that are wanted, newest first, from behind this place on."""
    rows = Lead.objects.order_by("-created_at", "-id")
    if wanted.status:
        rows = rows.filter(status=wanted.status)
    if wanted.until:
        next_day = datetime.combine(wanted.until + timedelta(days=1), time.min)
        rows = rows.filter(created_at__lt=timezone.make_aware(next_day))
    if after:
        # The first condition is the one that an index can begin at.
        later = Q(created_at__lt=after.at) | Q(id__lt=after.lead_id)
        rows = rows.filter(later, created_at__lte=after.at)
    return rows


def page_of(wanted: Wanted, after: Place | None) -> tuple[list[Lead], Place | None]:
    """One page of the list with what its columns show, and where the next one begins."""
    rows = list(_with_columns(newest(wanted, after))[: PAGE + 1])
    more = len(rows) > PAGE
    return rows[:PAGE], Place.of(rows[PAGE - 1]) if more else None


def all_of(wanted: Wanted) -> Iterator[Lead]:
    """Every lead that is wanted, a batch in memory at a time."""
    after: Place | None = None
    while batch := list(_with_columns(newest(wanted, after))[:BATCH]):
        yield from batch
        after = Place.of(batch[-1])


def _with_columns(rows: QuerySet[Lead]) -> QuerySet[Lead]:
    return rows.prefetch_related("consents", "grants__ebook")
