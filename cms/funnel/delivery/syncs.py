"""Contacts that the audience should hold differently: claimed and settled like mails."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, TextField, Value, When

from cms.funnel.delivery import clock, leases
from cms.funnel.delivery.backoff import backoff
from cms.funnel.delivery.leases import Lease
from cms.funnel.models import Comparison, MailchimpSync

State = MailchimpSync.State
AT_ONCE = 4
PAUSE = timedelta(minutes=5)
NOTHING = Value("", output_field=TextField())
REFUSED_BEFORE = Q(desired_version=F("refused_version"))


def due() -> leases.Rows:
    """Contacts whose time has come, oldest first."""
    return leases.due(MailchimpSync.objects.all())


def claim(sync_id: UUID) -> Lease | None:
    """The lease of one contact, while fewer than four are busy: Mailchimp hangs up on ten."""
    return leases.claim(MailchimpSync.objects.all(), sync_id) if there_is_room() else None


def there_is_room() -> bool:
    """True while fewer than four rows are in the hands of workers, contacts and walks together."""
    busy = MailchimpSync.objects.filter(state=State.LEASED).count()
    return busy + Comparison.objects.filter(state=State.LEASED).count() < AT_ONCE


def remember_tags(lease: Lease, tags: Iterable[str]) -> bool:
    """Keep what is about to be sent, so that a tag can be retired whatever happens next."""
    return bool(_held(lease).update(sent_tags=sorted(tags)))


def settle(lease: Lease, version: int, **there: Any) -> None:
    """In step with this version; a wish that came meanwhile is due at once."""
    in_step = When(desired_version=version, hints=F("heard"), then=Value(State.SYNCED.value))
    _held(lease).update(
        state=Case(in_step, default=Value(State.PENDING.value)),
        fresh_opt_in=Case(
            When(desired_version=version, then=Value(False)), default=F("fresh_opt_in")
        ),
        leaving=Case(When(desired_version=version, then=NOTHING), default=F("leaving")),
        synced_version=version,
        synced_at=clock.now(),
        **_let_go(attempt=0),
        **there,
    )


def try_later(lease: Lease, problem: str, at_least: int | None) -> None:
    """Wait longer each time, and as long as the other side asks for; a refusal stays told."""
    wait = max(backoff(lease.attempt), timedelta(seconds=at_least or 0))
    told = _let_go(problem=problem)
    told["problem"] = Case(When(REFUSED_BEFORE, then=F("problem")), default=Value(problem))
    told["advice"] = Case(When(REFUSED_BEFORE, then=F("advice")), default=NOTHING)
    _held(lease).update(state=State.PENDING, not_before=clock.now() + wait, **told)


def refuse(lease: Lease, version: int, problem: str, advice: str) -> None:
    """The other side will not have this contact; a wish that came meanwhile is tried."""
    refused = When(desired_version=version, then=Value(State.REFUSED.value))
    _held(lease).update(
        state=Case(refused, default=Value(State.PENDING.value)),
        refused_version=version,
        heard=F("hints"),
        **_let_go(problem=problem, advice=advice, attempt=0),
    )


def insist() -> None:
    """Try once more to delete what was refused: an erasure ends when it is done."""
    refused = MailchimpSync.objects.filter(state=State.REFUSED).exclude(leaving="")
    refused.update(state=State.PENDING, not_before=clock.now())


def look_again(ids: Iterable[UUID]) -> None:
    """Have these contacts looked at, though perhaps nothing of ours is owed to them."""
    rows = MailchimpSync.objects.filter(pk__in=list(ids))
    rows.update(hints=F("hints") + 1, not_before=clock.now())
    rows.exclude(state=State.LEASED).update(state=State.PENDING)


def hear(lease: Lease, hints: int, status: str) -> bool:
    """Keep what was seen after this many hints; False when the lease is another's by now."""
    _held(lease).filter(hints=hints).update(moved_to_box=None)
    return bool(_held(lease).update(heard=hints, remote_status=status))


def owe_again(lease: Lease) -> None:
    """The audience lost something that we had put there."""
    _held(lease).update(desired_version=F("desired_version") + 1)


def owe_nothing(lease: Lease) -> None:
    """What was asked for meanwhile is void: the audience was right."""
    _held(lease).update(
        synced_version=F("desired_version"), fresh_opt_in=False, problem="", advice=""
    )


def rest(lease: Lease) -> None:
    """After a look that left nothing to do: back to where it stood, or on to a newer wish."""
    _held(lease).update(
        state=Case(
            When(hints__gt=F("heard"), then=Value(State.PENDING.value)),
            When(desired_version=F("synced_version"), then=Value(State.SYNCED.value)),
            When(REFUSED_BEFORE, then=Value(State.REFUSED.value)),
            default=Value(State.PENDING.value),
        ),
        problem=Case(When(REFUSED_BEFORE, then=F("problem")), default=Value("")),
        owner="",
        lapses=0,
        attempt=0,
    )


def pause(lease: Lease, problem: str) -> bool:
    """Let every contact wait for a person to mend the settings; True when this is news."""
    later = clock.now() + PAUSE
    known = MailchimpSync.objects.filter(state=State.PENDING, problem=problem).exists()
    attempt = lease.attempt - 1
    _held(lease).update(state=State.PENDING, not_before=later, **_let_go(attempt=attempt))
    waiting = MailchimpSync.objects.filter(state=State.PENDING, not_before__lte=later)
    waiting.update(not_before=later, problem=problem)
    return not known


def free_lapsed() -> None:
    """Give back contacts whose worker was lost."""
    leases.free_lapsed(MailchimpSync.objects.all(), {"state": State.REFUSED})


def _let_go(**changes: Any) -> dict[str, Any]:
    return {"owner": "", "lapses": 0, "problem": "", "advice": "", **changes}


def _held(lease: Lease) -> leases.Rows:
    return leases.held(MailchimpSync.objects.all(), lease)
