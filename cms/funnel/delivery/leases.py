"""Moves of leased rows: each is one UPDATE that hits one row or nothing.

A worker that was stopped for an hour and goes on hits nothing: its row names another owner by
now. Conditions stay on the row's own table, or inside an EXISTS: a join would make Django look
the row up first and update it by its id alone, and two workers could both win.
"""

import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F, QuerySet

from cms.funnel.delivery import clock
from cms.funnel.delivery.problems import Problem

LEASE = timedelta(minutes=2)
LOST_WORKERS = 3

PENDING, LEASED = "pending", "leased"

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Lease:
    """The right to work on one row for a while; the owner's name is never used twice."""

    row_id: UUID
    owner: str
    attempt: int


def due(rows: Rows) -> Rows:
    """The rows whose time has come, oldest first."""
    return rows.filter(state=PENDING, not_before__lte=clock.now()).order_by("not_before", "pk")


def claim(rows: Rows, row_id: UUID) -> Lease | None:
    """The lease of a row that is due, for the one worker who gets it."""
    owner = f"{socket.gethostname()[:20]}:{os.getpid()}:{uuid4().hex[:16]}"
    now = clock.now()
    won = rows.filter(pk=row_id, state=PENDING, not_before__lte=now).update(
        state=LEASED, owner=owner, attempt=F("attempt") + 1, lease_until=now + LEASE
    )
    if not won:
        return None
    attempt = rows.filter(pk=row_id, owner=owner).values_list("attempt", flat=True).first()
    return None if attempt is None else Lease(row_id, owner, attempt)


def held(rows: Rows, lease: Lease, states: Iterable[str] = (LEASED,)) -> Rows:
    """The leased row, as long as it is still this lease's, in one of these states."""
    return rows.filter(
        pk=lease.row_id, owner=lease.owner, attempt=lease.attempt, state__in=list(states)
    )


def free_lapsed(rows: Rows, given_up: dict[str, Any]) -> None:
    """Give back what lost its worker; a row that loses three is given up, so that others flow."""
    now = clock.now()
    lapsed = rows.filter(state=LEASED, lease_until__lt=now)
    lapsed.filter(lapses__gte=LOST_WORKERS - 1).update(
        owner="", lapses=F("lapses") + 1, problem=Problem.WORKERS_LOST, **given_up
    )
    lapsed.update(state=PENDING, owner="", lapses=F("lapses") + 1, not_before=now)


def oldest_due(rows: Rows) -> datetime | None:
    """Since when the oldest due row waits."""
    return due(rows).values_list("not_before", flat=True).first()
