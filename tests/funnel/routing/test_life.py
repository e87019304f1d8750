import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.models import Lead
from cms.funnel.routing.life import HUSKS, MAILABLE, Event, Status, after, moved_by

EVENTS = st.lists(st.sampled_from(Event))


@pytest.mark.parametrize(
    ("events", "ends"),
    [
        ([], "unconfirmed"),
        ([Event.ASKED, Event.CONFIRMED], "confirmed"),
        ([Event.CONFIRMED, Event.ASKED], "confirmed"),
        ([Event.CONFIRMED, Event.SIGNED_OFF], "unsubscribed"),
        ([Event.CONFIRMED, Event.SIGNED_OFF, Event.ASKED], "unconfirmed"),
        ([Event.SIGNED_OFF, Event.ASKED, Event.CONFIRMED], "confirmed"),
        ([Event.BOUNCED], "bounced"),
        ([Event.BOUNCED, Event.ASKED], "unconfirmed"),
        ([Event.SIGNED_OFF, Event.BOUNCED], "unsubscribed"),
        ([Event.CONFIRMED, Event.COMPLAINED, Event.ASKED, Event.CONFIRMED], "complained"),
        ([Event.EXPIRED], "expired"),
        ([Event.CONFIRMED, Event.EXPIRED], "confirmed"),
        ([Event.EXPIRED, Event.ASKED, Event.CONFIRMED], "expired"),
        ([Event.COMPLAINED, Event.ERASED, Event.ASKED], "erased"),
    ],
)
def test_a_life_ends_where_its_events_lead(events: list[Event], ends: str) -> None:
    status: str = Status.UNCONFIRMED
    for event in events:
        status = after(status, event)

    assert status == ends


@given(EVENTS, EVENTS)
def test_who_was_erased_never_comes_back(before: list[Event], later: list[Event]) -> None:
    status: str = Status.UNCONFIRMED
    for event in [*before, Event.ERASED, *later]:
        status = after(status, event)

    assert status == Status.ERASED


@given(EVENTS)
def test_who_complained_gets_no_mail_whatever_happens_next(later: list[Event]) -> None:
    status: str = after(Status.CONFIRMED, Event.COMPLAINED)
    for event in later:
        status = after(status, event)

    assert status not in MAILABLE


def test_every_status_has_its_word_in_the_admin_and_the_table_knows_no_other() -> None:
    assert {status.value for status in Status} == set(Lead.Status.values)
    assert not set(HUSKS) & set(moved_by(Event.COMPLAINED))
