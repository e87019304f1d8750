"""Mails that are owed: claimed, fenced, settled.

    pending -> leased -> handed -> sent | failed | uncertain        any -> cancelled

`handed` is committed just before the last byte that makes a server accept a mail. A worker that
dies before it leaves a mail that was certainly not sent; one that dies after it leaves a mail
that perhaps was, and that nobody sends again without looking.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from cms.funnel.delivery import clock, leases
from cms.funnel.delivery.leases import Lease
from cms.funnel.delivery.problems import Problem
from cms.funnel.delivery.verdicts import Answer, Move, Verdict, move
from cms.funnel.models import Delivery, Grant, Lead
from cms.funnel.routing.life import HUSKS, MAILABLE, Event, moved_by

State = Delivery.State
IN_HAND = (State.LEASED, State.HANDED)
# A worker that was thought lost may still bring the answer to an uncertain mail.
STILL_ANSWERABLE = (*IN_HAND, State.UNCERTAIN)


class FenceClosed(Exception):
    """The row is no longer ours, or its lead wants no mail: the last byte must not go out."""


def due() -> leases.Rows:
    """Mails whose time has come, oldest first."""
    return leases.due(Delivery.objects.all())


def claim(delivery_id: UUID) -> Lease | None:
    """The lease of one mail that is due."""
    return leases.claim(Delivery.objects.all(), delivery_id)


def fence(lease: Lease) -> None:
    """Commit that the last byte goes out now; raises FenceClosed, and then it must not."""
    row = _held(lease, State.LEASED).filter(_wants_mail())
    if not row.update(state=State.HANDED, lease_until=clock.now() + leases.LEASE):
        raise FenceClosed


def cancel_unwanted(lease: Lease) -> bool:
    """Cancel the mail of a lead that withdrew; True when it is over."""
    unwanted = _held(lease, State.LEASED).exclude(_wants_mail())
    return bool(unwanted.update(state=State.CANCELLED, owner="", ended_at=clock.now()))


def settle(lease: Lease, answer: Answer) -> None:
    """Write down what became of a try; a worker that comes too late changes nothing."""
    if answer.verdict is Verdict.FENCED and cancel_unwanted(lease):
        return
    row = Delivery.objects.filter(pk=lease.row_id).first()
    if row is None:
        return
    now = clock.now()
    next_move = move(answer.verdict, lease.attempt, now - row.created_at)
    states = STILL_ANSWERABLE if answer.verdict is not Verdict.FENCED else (State.LEASED,)
    settled = _held(lease, *states).update(**_changes(next_move, lease, answer, now))
    if settled and next_move.bounced:
        bounces = Lead.objects.filter(pk=row.lead_id, status__in=moved_by(Event.BOUNCED))
        bounces.update(status=Lead.Status.BOUNCED)


def free_lapsed() -> None:
    """Give back mails whose worker was lost; handed ones become uncertain, for staff to judge."""
    now = clock.now()
    Delivery.objects.filter(state=State.HANDED, lease_until__lt=now).update(
        state=State.UNCERTAIN, problem=Problem.NO_ANSWER, ended_at=now
    )
    leases.free_lapsed(Delivery.objects.all(), {"state": State.FAILED, "ended_at": now})


def _wants_mail() -> Q:
    """Who left gets no mail but the one to their own data; who was erased gets none."""
    lead = Lead.objects.filter(pk=OuterRef("lead_id"))
    # A reminder is for who has not pressed the button, up to the last byte.
    unpressed = Exists(Grant.objects.filter(pk=OuterRef("object_id"), confirmed_at=None))
    in_time = ~Q(kind=Delivery.Kind.REMINDER) | Q(unpressed)
    has_a_right = Q(Exists(lead.exclude(status__in=HUSKS)), kind__in=Delivery.OWN_DATA)
    return Q(Exists(lead.filter(status__in=MAILABLE))) & in_time | has_a_right


def _held(lease: Lease, *states: str) -> leases.Rows:
    return leases.held(Delivery.objects.all(), lease, states)


def _changes(next_move: Move, lease: Lease, answer: Answer, now: datetime) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "state": next_move.state,
        "problem": answer.problem,
        "lapses": 0,
    }
    if next_move.wait is None:
        return changes | {"ended_at": now}
    attempt = lease.attempt - 1 + next_move.tries
    return changes | {
        "owner": "", "ended_at": None, "attempt": attempt, "not_before": now + next_move.wait
    }  # fmt: skip
