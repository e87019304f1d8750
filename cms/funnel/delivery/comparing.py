"""The audience beside our rows: contacts that differ get a look, which decides and repairs.

A sweep takes one page at most, so nobody waits for a walk through a large audience, and a process
that dies in it leaves the rest to the next.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import F

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.delivery import clock, leases, syncs
from cms.funnel.delivery.backoff import backoff
from cms.funnel.delivery.leases import Lease
from cms.funnel.delivery.looking import theirs
from cms.funnel.keys import address_ring
from cms.funnel.models import Comparison, MailchimpSync
from cms.funnel.models.comparisons import OVERLAP
from cms.funnel.routing.drift import deserves_a_look
from cms.integrations.audience import (
    AudienceError,
    KnownContact,
    Page,
    TemporaryTrouble,
    get_audience,
)

logger = logging.getLogger(__name__)

State = Comparison.State
TRIES = 12


def begin(*, everything: bool = False) -> Comparison:
    """The walk that is under way, or a new one through what changed since the last."""
    under_way = Comparison.objects.filter(state__in=[State.PENDING, State.LEASED]).first()
    if under_way:
        return under_way
    last, now = Comparison.last_done(), clock.now()
    since = None if everything or last is None else last.started_at - OVERLAP
    return Comparison.objects.create(since=since, started_at=now, not_before=now)


def compare_a_page() -> bool:
    """Take the next page of the walk, if one is due; True if it was taken."""
    rows = Comparison.objects.all()
    leases.free_lapsed(rows, {"state": State.FAILED})
    row_id = leases.due(rows).values_list("pk", flat=True).first()
    lease = leases.claim(rows, row_id) if row_id and syncs.there_is_room() else None
    if lease is None:
        return False
    walk = Comparison.objects.get(pk=lease.row_id)
    try:
        page = get_audience().changed_since(walk.since, walk.skip)
    except AudienceError as error:
        _stumble(lease, error)
        return False
    _go_on(lease, page, differing(page.contacts))
    return True


def differing(contacts: Iterable[KnownContact]) -> list[UUID]:
    """Our rows of those contacts that stand there otherwise than we know."""
    known = _by_index(contacts)
    rows = MailchimpSync.objects.filter(lead__address_index__in=list(known))
    found = rows.values_list("pk", "lead__address_index", "remote_status", "sent_tags")
    return [
        pk
        for pk, index, status, tags in found
        if deserves_a_look(status, frozenset(tags), theirs(known[index]))
    ]


def _by_index(contacts: Iterable[KnownContact]) -> Mapping[str, KnownContact]:
    ring, known = address_ring(), dict[str, KnownContact]()
    for contact in contacts:
        try:
            known |= dict.fromkeys(ring.indexes(normal(contact.email)), contact)
        except NotAnAddress:
            continue
    return known


def _go_on(lease: Lease, page: Page, differ: list[UUID]) -> None:
    syncs.look_again(differ)
    ended = page.skip is None
    _held(lease).update(
        state=State.DONE if ended else State.PENDING,
        skip=page.skip or 0,
        seen=F("seen") + len(page.contacts),
        differing=F("differing") + len(differ),
        ended_at=clock.now() if ended else None,
        owner="",
        attempt=0,
        lapses=0,
        problem="",
    )


def _stumble(lease: Lease, error: AudienceError) -> None:
    """Wait where waiting helps; else give up until tomorrow, which begins where this one did."""
    later = isinstance(error, TemporaryTrouble) and lease.attempt < TRIES
    wait = backoff(lease.attempt)
    if isinstance(error, TemporaryTrouble):
        wait = max(wait, timedelta(seconds=error.retry_after or 0))
    else:
        logger.error("The comparison with Mailchimp stops: %s", error)
    _held(lease).update(
        state=State.PENDING if later else State.FAILED,
        not_before=clock.now() + wait,
        ended_at=None if later else clock.now(),
        owner="",
        problem=error.reason,
    )


def _held(lease: Lease) -> leases.Rows:
    return leases.held(Comparison.objects.all(), lease)
