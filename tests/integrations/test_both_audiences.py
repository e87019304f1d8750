"""What the funnel may count on, whichever audience it got."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.integrations.audience import (
    Contact,
    PermanentRefusal,
    Reason,
    RemoteState,
    RemoteStatus,
    contact_key,
)
from tests.integrations.worlds import ANNA, World

STAYS = ["unsubscribed", "cleaned", "pending", "transactional", "archived", "subscribed"]
AFTER_A_FRESH_OPT_IN = {
    "subscribed": "subscribed",
    "pending": "pending",
    "unsubscribed": "pending",
    "archived": "pending",
    "cleaned": "cleaned",
    "transactional": "transactional",
}


def test_a_new_contact_is_subscribed_with_its_tags(world: World, anna: Contact) -> None:
    state = world.audience.put(anna)

    assert state == RemoteState(RemoteStatus.SUBSCRIBED, frozenset({"s-7f3a", "e-book"}))


def test_the_details_of_a_contact_arrive(world: World, anna: Contact) -> None:
    at = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    world.audience.put(
        replace(anna, confirmed_at=at, language="en", merge_fields={"FNAME": "Anna"})
    )

    kept = world.look(ANNA)
    assert kept is not None
    assert kept["language"] == "en"
    assert kept["merge_fields"] == {"FNAME": "Anna"}
    assert "2026-11-23T12:00:00+00:00" in kept.values()


def test_putting_a_contact_twice_is_putting_it_once(world: World, anna: Contact) -> None:
    first = world.audience.put(anna)

    assert world.audience.put(anna) == first


def test_an_address_in_other_capitals_is_the_same_contact(world: World, anna: Contact) -> None:
    world.audience.put(anna)
    world.audience.put(Contact(ANNA.upper(), tags=frozenset({"trial"})))

    kept = world.look(ANNA.lower())
    assert kept is not None
    assert set(kept["tags"]) == {"s-7f3a", "e-book", "trial"}


def test_a_retired_tag_goes_and_tags_of_others_stay(world: World, anna: Contact) -> None:
    world.audience.put(Contact(ANNA, tags=frozenset({"old", "from the newsletter"})))

    state = world.audience.put(replace(anna, retired_tags=frozenset({"old", "never set"})))

    assert state.tags == {"s-7f3a", "e-book", "from the newsletter"}


def test_a_tag_that_is_both_wanted_and_retired_is_wanted(world: World) -> None:
    contact = Contact(ANNA, tags=frozenset({"s-1"}), retired_tags=frozenset({"s-1", "S-1"}))

    assert world.audience.put(contact).tags == {"s-1"}


@pytest.mark.parametrize("status", STAYS)
def test_without_a_fresh_opt_in_the_status_stays(world: World, anna: Contact, status: str) -> None:
    world.audience.put(anna)
    world.becomes(ANNA, status)

    assert world.audience.put(anna).status == status


@pytest.mark.parametrize(("status", "expected"), AFTER_A_FRESH_OPT_IN.items())
def test_a_fresh_opt_in_asks_those_who_left_and_nobody_else(
    world: World, anna: Contact, status: str, expected: str
) -> None:
    world.audience.put(anna)
    world.becomes(ANNA, status)

    state = world.audience.put(replace(anna, fresh_opt_in=True))

    assert state.status == expected
    assert world.audience.put(replace(anna, fresh_opt_in=True)) == state


def test_a_late_retry_does_not_undo_an_unsubscribe(world: World, anna: Contact) -> None:
    world.audience.put(anna)
    world.audience.unsubscribe(ANNA)

    assert world.audience.put(anna).status is RemoteStatus.UNSUBSCRIBED


@pytest.mark.parametrize("times", [1, 2])
def test_unsubscribing_may_be_repeated(world: World, anna: Contact, times: int) -> None:
    world.audience.put(anna)
    for _ in range(times):
        world.audience.unsubscribe(ANNA.upper())

    kept = world.look(ANNA)
    assert kept is not None
    assert kept["status"] == "unsubscribed"


def test_unsubscribing_somebody_whose_mail_bounced_changes_nothing(
    world: World, anna: Contact
) -> None:
    world.audience.put(anna)
    world.becomes(ANNA, "cleaned")
    world.audience.unsubscribe(ANNA)

    kept = world.look(ANNA)
    assert kept is not None
    assert kept["status"] == "cleaned"


def test_an_unknown_address_is_unsubscribed_and_forgotten_already(world: World) -> None:
    world.audience.unsubscribe("nobody@praktijk.nl")
    world.audience.forget("nobody@praktijk.nl")

    assert world.look("nobody@praktijk.nl") is None


def test_forgetting_may_be_repeated_and_leaves_nothing(world: World, anna: Contact) -> None:
    world.audience.put(anna)
    world.audience.forget(ANNA)
    world.audience.forget(ANNA)

    assert world.look(ANNA) is None


def test_an_erasure_needs_no_more_than_the_key(world: World, anna: Contact) -> None:
    world.audience.put(anna)
    world.audience.forget_key(contact_key(ANNA))

    assert world.look(ANNA) is None


def test_who_was_forgotten_cannot_be_put_back(world: World, anna: Contact) -> None:
    world.audience.put(anna)
    world.audience.forget(ANNA)

    with pytest.raises(PermanentRefusal) as refused:
        world.audience.put(replace(anna, fresh_opt_in=True))

    assert refused.value.reason is Reason.FORGOTTEN


def test_ten_threads_do_not_mix_up_their_contacts(world: World) -> None:
    contacts = [Contact(f"p{n}@praktijk.nl", frozenset({f"s-{n}"})) for n in range(40)]

    with ThreadPoolExecutor(10) as threads:
        states = list(threads.map(world.audience.put, contacts))

    assert [state.tags for state in states] == [contact.tags for contact in contacts]


def test_ten_threads_tagging_one_contact_lose_no_tag(world: World) -> None:
    contacts = [Contact(ANNA, frozenset({f"s-{n}"})) for n in range(20)]

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(world.audience.put, contacts))

    kept = world.look(ANNA)
    assert kept is not None
    assert set(kept["tags"]) == {f"s-{n}" for n in range(20)}


TAGS = st.frozensets(st.sampled_from(["a", "b", "c", "ons", "é-book", "s 1"]))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.tuples(TAGS, TAGS), min_size=1, max_size=4))
def test_after_any_history_the_last_wish_holds(
    world: World, steps: list[tuple[frozenset[str], frozenset[str]]]
) -> None:
    for wanted, retired in steps:
        state = world.audience.put(Contact(ANNA, wanted, retired))

        assert wanted <= state.tags
        assert not (retired - wanted) & state.tags
