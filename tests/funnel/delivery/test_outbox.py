from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from cms.funnel.delivery import outbox
from cms.funnel.delivery.leases import LEASE, Lease
from cms.funnel.delivery.verdicts import Answer, Verdict
from cms.funnel.models import Delivery, Lead
from tests.funnel.delivery.conftest import Owe

State = Delivery.State
A_MOMENT = timedelta(seconds=1)


def claimed(delivery: Delivery) -> Lease:
    lease = outbox.claim(delivery.pk)
    assert lease is not None
    return lease


def state(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_a_mail_that_is_due_is_claimed_by_one_worker(owed: Delivery) -> None:
    assert outbox.claim(owed.pk) is not None
    assert outbox.claim(owed.pk) is None


def test_a_mail_is_not_claimed_before_its_time(
    clock: time_machine.Traveller, owe: Owe, lead: Lead
) -> None:
    later = owe(lead)
    later.not_before += timedelta(minutes=10)
    later.save()

    assert outbox.claim(later.pk) is None

    clock.shift(timedelta(minutes=10))

    assert outbox.claim(later.pk) is not None


@pytest.mark.parametrize("end", Delivery.FINAL)
def test_a_mail_at_its_end_is_not_claimed(owe: Owe, lead: Lead, end: str) -> None:
    assert outbox.claim(owe(lead, state=end).pk) is None


@pytest.mark.parametrize("foreign", [{"owner": "another"}, {"attempt": 7}])
def test_another_lease_neither_fences_nor_settles(
    owed: Delivery, foreign: dict[str, object]
) -> None:
    lease = claimed(owed)

    with pytest.raises(outbox.FenceClosed):
        outbox.fence(replace(lease, **foreign))
    outbox.settle(replace(lease, **foreign), Answer(Verdict.ACCEPTED))

    assert state(owed) == State.LEASED


def test_the_fence_opens_once(owed: Delivery) -> None:
    lease = claimed(owed)
    outbox.fence(lease)

    assert state(owed) == State.HANDED
    with pytest.raises(outbox.FenceClosed):
        outbox.fence(lease)


@pytest.mark.parametrize("status", ["unsubscribed", "complained", "erased", "bounced"])
def test_the_fence_stays_closed_for_who_withdrew(owed: Delivery, lead: Lead, status: str) -> None:
    lease = claimed(owed)
    Lead.objects.update(status=status)

    with pytest.raises(outbox.FenceClosed):
        outbox.fence(lease)
    outbox.settle(lease, Answer(Verdict.FENCED))

    assert state(owed) == State.CANCELLED
    assert owed.ended_at is not None


def test_a_worker_that_stood_still_hits_nothing(
    clock: time_machine.Traveller, owed: Delivery
) -> None:
    stopped = claimed(owed)
    clock.shift(LEASE + A_MOMENT)
    outbox.free_lapsed()
    awake = claimed(owed)

    with pytest.raises(outbox.FenceClosed):
        outbox.fence(stopped)
    outbox.settle(stopped, Answer(Verdict.FENCED))
    outbox.fence(awake)

    assert state(owed) == State.HANDED


@pytest.mark.parametrize("handed", [False, True])
@pytest.mark.parametrize(
    ("verdict", "end"),
    [
        (Verdict.ACCEPTED, State.SENT),
        (Verdict.NOT_NOW, State.PENDING),
        (Verdict.REFUSED, State.FAILED),
        (Verdict.SILENT, State.UNCERTAIN),
        (Verdict.OUT_OF_REACH, State.PENDING),
    ],
)
def test_an_answer_settles_a_mail_before_and_after_the_fence(
    owed: Delivery, verdict: Verdict, end: str, handed: bool
) -> None:
    lease = claimed(owed)
    if handed:
        outbox.fence(lease)
    outbox.settle(lease, Answer(verdict, "smtp-000"))

    assert state(owed) == end
    assert owed.problem == "smtp-000"
    assert (owed.ended_at is not None) == (end in Delivery.FINAL)


def test_a_refused_try_waits_and_counts(clock: time_machine.Traveller, owed: Delivery) -> None:
    outbox.settle(claimed(owed), Answer(Verdict.NOT_NOW))
    owed.refresh_from_db()

    assert owed.attempt == 1
    assert outbox.claim(owed.pk) is None

    clock.move_to(owed.not_before)

    assert claimed(owed).attempt == 2


def test_a_server_out_of_reach_is_no_try(owed: Delivery) -> None:
    outbox.settle(claimed(owed), Answer(Verdict.OUT_OF_REACH))
    owed.refresh_from_db()

    assert owed.attempt == 0
    assert owed.state == State.PENDING


def test_no_mailbox_marks_the_lead(owed: Delivery, lead: Lead) -> None:
    outbox.settle(claimed(owed), Answer(Verdict.NO_MAILBOX))
    lead.refresh_from_db()

    assert lead.status == Lead.Status.BOUNCED


def test_a_mail_whose_worker_was_lost_before_the_fence_is_due_again(
    clock: time_machine.Traveller, owed: Delivery
) -> None:
    claimed(owed)
    outbox.free_lapsed()
    assert state(owed) == State.LEASED

    clock.shift(LEASE + A_MOMENT)
    outbox.free_lapsed()

    assert claimed(owed).attempt == 2


def test_a_mail_whose_worker_was_lost_after_the_fence_is_uncertain(
    clock: time_machine.Traveller, owed: Delivery
) -> None:
    outbox.fence(claimed(owed))
    clock.shift(LEASE + A_MOMENT)
    outbox.free_lapsed()

    assert state(owed) == State.UNCERTAIN
    assert owed.problem == "no-answer"


def test_a_late_answer_still_clears_up_an_uncertain_mail(
    clock: time_machine.Traveller, owed: Delivery
) -> None:
    lease = claimed(owed)
    outbox.fence(lease)
    clock.shift(LEASE + A_MOMENT)
    outbox.free_lapsed()
    outbox.settle(lease, Answer(Verdict.ACCEPTED))

    assert state(owed) == State.SENT


def test_a_mail_that_ends_three_workers_fails_and_the_others_flow(
    clock: time_machine.Traveller, owe: Owe, lead: Lead
) -> None:
    poison = owe(lead)
    other = owe(Lead.for_address("bart@praktijk-zuid.nl"))
    for _ in range(3):
        claimed(poison)
        clock.shift(LEASE + A_MOMENT)
        outbox.free_lapsed()

    assert state(poison) == State.FAILED
    assert poison.problem == "workers-lost"
    assert list(outbox.due()) == [other]


def test_only_workers_lost_in_a_row_count(clock: time_machine.Traveller, owed: Delivery) -> None:
    for _ in range(4):
        claimed(owed)
        clock.shift(LEASE + A_MOMENT)
        outbox.free_lapsed()
        outbox.settle(claimed(owed), Answer(Verdict.OUT_OF_REACH))
        clock.shift(timedelta(hours=1))

    assert state(owed) == State.PENDING


def test_what_waits_longest_goes_first(clock: time_machine.Traveller, owe: Owe, lead: Lead) -> None:
    first = owe(lead)
    clock.shift(A_MOMENT)
    second = owe(lead)

    assert list(outbox.due()) == [first, second]
