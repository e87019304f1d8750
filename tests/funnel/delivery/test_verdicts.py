from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.delivery.backoff import backoff
from cms.funnel.delivery.verdicts import TRIES, TRIES_END_AFTER, Verdict, move

YOUNG, OLD = timedelta(minutes=1), TRIES_END_AFTER


@pytest.mark.parametrize(
    ("verdict", "attempt", "age", "state"),
    [
        (Verdict.ACCEPTED, 1, YOUNG, "sent"),
        (Verdict.ACCEPTED, TRIES, OLD, "sent"),
        (Verdict.NOT_NOW, 1, YOUNG, "pending"),
        (Verdict.NOT_NOW, TRIES - 1, YOUNG, "pending"),
        (Verdict.NOT_NOW, TRIES, YOUNG, "failed"),
        (Verdict.NOT_NOW, 1, OLD, "failed"),
        (Verdict.OUT_OF_REACH, 1, YOUNG, "pending"),
        (Verdict.OUT_OF_REACH, 1, OLD, "failed"),
        (Verdict.REFUSED, 1, YOUNG, "failed"),
        (Verdict.NO_MAILBOX, 1, YOUNG, "failed"),
        (Verdict.SILENT, 1, YOUNG, "uncertain"),
        (Verdict.SILENT, TRIES, OLD, "uncertain"),
        (Verdict.FENCED, 1, YOUNG, "pending"),
    ],
)
def test_a_verdict_decides_where_the_mail_goes(
    verdict: Verdict, attempt: int, age: timedelta, state: str
) -> None:
    assert move(verdict, attempt, age).state == state


def test_a_server_out_of_reach_costs_a_mail_no_tries() -> None:
    assert move(Verdict.OUT_OF_REACH, 3, YOUNG).tries == 0
    assert move(Verdict.NOT_NOW, 3, YOUNG).tries == 1


def test_only_a_mailbox_that_does_not_exist_makes_the_lead_bounce() -> None:
    bouncing = [verdict for verdict in Verdict if move(verdict, 1, YOUNG).bounced]

    assert bouncing == [Verdict.NO_MAILBOX]


@given(st.integers(1, 1000))
def test_waits_lie_between_ten_seconds_and_an_hour(attempt: int) -> None:
    assert timedelta(seconds=10) <= backoff(attempt) <= timedelta(hours=1)


def test_the_first_wait_is_short() -> None:
    assert max(backoff(1) for _ in range(50)) <= timedelta(seconds=20)


def test_no_two_mails_wait_equally_long() -> None:
    assert len({backoff(8) for _ in range(50)}) == 50
