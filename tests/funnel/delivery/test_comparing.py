"""Every night: what changed in Mailchimp beside what we hold, over real HTTP."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.comparing import TRIES, begin, compare_a_page
from cms.funnel.delivery.lanes import AUDIENCE
from cms.funnel.delivery.leases import LEASE
from cms.funnel.delivery.sweeper import do_chores, sweep
from cms.funnel.delivery.syncs import AT_ONCE
from cms.funnel.models import Comparison, Drift, Lead, MailchimpSync
from cms.integrations.mailchimp import reading
from tests.doubles.mailchimp import MailchimpDouble
from tests.funnel.delivery.test_contacts import ANNA, agree, double, sync

__all__ = ["agree", "double", "sync"]

State = Comparison.State


@pytest.fixture
def there(sync: MailchimpSync, double: MailchimpDouble) -> MailchimpSync:
    sync_contact(sync.pk)
    double.requests.clear()
    return sync


def reconcile(*arguments: str) -> list[str]:
    said = StringIO()
    call_command("mailchimp_reconcile", *arguments, stdout=said)
    return said.getvalue().splitlines()


def listings(double: MailchimpDouble) -> list[str]:
    return [request.path for request in double.requests if "/members?" in request.path]


def fill(double: MailchimpDouble, number: int) -> None:
    """An old audience, full of people who are no leads of ours."""
    member = double.member(ANNA)
    for each in range(number):
        address = f"vreemde{each}@elders.nl"
        double.members[f"{each:032}"] = member | {"email_address": address, "tags": []}


def test_a_missed_unsubscribe_is_found_and_repaired(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "unsubscribed")

    assert reconcile() == ["contacts compared: 1, different: 1", "sign off: 1"]
    assert Lead.objects.get().status == Lead.Status.UNSUBSCRIBED
    assert {request.method for request in double.requests} == {"GET"}


def test_a_lost_tag_is_put_back_and_strange_ones_stay(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.member(ANNA)["tags"] = ["theirs"]

    assert reconcile() == ["contacts compared: 1, different: 1", "send again: 1"]
    assert set(double.member(ANNA)["tags"]) == {"theirs", "Merel"}


def test_what_is_in_step_costs_one_call(there: MailchimpSync, double: MailchimpDouble) -> None:
    assert reconcile() == ["contacts compared: 1, different: 0"]
    assert len(double.requests) == 1


def test_only_what_changed_since_the_last_time_is_asked_for_with_an_overlap(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble
) -> None:
    clock.shift(timedelta(hours=2))
    reconcile()
    clock.shift(timedelta(days=1))

    assert reconcile() == ["contacts compared: 0, different: 0"]
    assert reconcile("--all") == ["contacts compared: 1, different: 0"]
    first, second, third = listings(double)
    assert "since_last_changed" not in first + third
    assert "since_last_changed=2026-03-02T13%3A00%3A00%2B00%3A00" in second


def test_a_large_audience_is_read_in_pages_that_overlap(
    there: MailchimpSync, double: MailchimpDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 10)
    monkeypatch.setattr(reading, "OVERLAP", 2)
    fill(double, 24)
    double.becomes(ANNA, "cleaned")
    reconcile()

    assert [path.partition("offset=")[2].partition("&")[0] for path in listings(double)] == [
        "0",
        "8",
        "16",
    ]
    assert Lead.objects.get().status == Lead.Status.BOUNCED


def test_a_sweep_takes_one_page_and_no_more(
    there: MailchimpSync, double: MailchimpDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 10)
    monkeypatch.setattr(reading, "OVERLAP", 0)
    fill(double, 24)
    begin()

    for pages in (1, 2, 3, 3):
        sweep(AUDIENCE)
        assert len(listings(double)) == pages
    assert Comparison.objects.get().state == State.DONE


def test_a_new_day_owes_one_walk(there: MailchimpSync, double: MailchimpDouble) -> None:
    do_chores()
    do_chores()

    assert Comparison.objects.get().state == State.PENDING
    assert listings(double) == []  # Whoever does the chores does not wait for Mailchimp.


def test_the_twin_needs_no_walk(db: None, settings: Settings) -> None:
    settings.MAILCHIMP_API_KEY = ""
    do_chores()

    assert not Comparison.objects.exists()


@pytest.mark.parametrize("mode", ["empty_429", "html_502", "cut", "other_shape_200"])
def test_trouble_makes_the_walk_wait_where_it_was(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble, mode: str
) -> None:
    double.fail_next(mode)
    with pytest.raises(CommandError):
        reconcile()
    walk = Comparison.objects.get()
    assert walk.state == State.PENDING

    clock.move_to(walk.not_before)

    assert reconcile() == ["contacts compared: 1, different: 0"]
    assert Comparison.objects.count() == 1


def test_a_walk_that_never_gets_on_is_given_up_and_begun_anew(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble
) -> None:
    begin()
    double.fail_next("html_502", times=TRIES)
    for _ in range(TRIES):
        clock.shift(timedelta(days=1))
        compare_a_page()

    assert Comparison.objects.get().state == State.FAILED
    assert reconcile() == ["contacts compared: 1, different: 0"]


def test_a_wrong_key_gets_a_sentence(
    there: MailchimpSync, double: MailchimpDouble, settings: Settings
) -> None:
    settings.MAILCHIMP_API_KEY = "0000000000000000000000000000dead-us1"

    with pytest.raises(CommandError, match="MAILCHIMP_API_KEY"):
        reconcile()
    assert Comparison.objects.get().state == State.FAILED


def test_a_walk_whose_worker_was_lost_goes_on(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble
) -> None:
    begin()
    Comparison.objects.update(state=State.LEASED, lease_until=timezone.now())
    with pytest.raises(CommandError, match="Another process"):
        reconcile()
    clock.shift(LEASE + timedelta(seconds=1))

    assert reconcile() == ["contacts compared: 1, different: 0"]


def test_walks_and_contacts_share_four_calls(there: MailchimpSync, double: MailchimpDouble) -> None:
    begin()
    for number in range(AT_ONCE):
        MailchimpSync.objects.create(
            lead=Lead.for_address(f"lezer{number}@praktijk-zuid.nl"),
            state=MailchimpSync.State.LEASED,
            not_before=timezone.now(),
        )

    assert compare_a_page() is False
    assert double.requests == []


def test_many_leads_are_found_in_a_bounded_number_of_queries(
    there: MailchimpSync, double: MailchimpDouble, django_assert_max_num_queries: object
) -> None:
    fill(double, 500)
    begin()

    with django_assert_max_num_queries(20):  # type: ignore[operator]
        compare_a_page()
    assert not Drift.objects.exists()
