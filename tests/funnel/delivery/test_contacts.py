"""A contact on its way to a double of Mailchimp, over real HTTP."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.lanes import AUDIENCE
from cms.funnel.delivery.leases import LEASE
from cms.funnel.delivery.sweeper import sweep
from cms.funnel.delivery.syncs import AT_ONCE, PAUSE
from cms.funnel.models import Consent, Enrolment, Grant, Lead, MailchimpSync, Trial
from tests.doubles.mailchimp import MailchimpDouble, problem
from tests.funnel.delivery.conftest import Owe

State = MailchimpSync.State
ANNA = "anna@praktijk-zuid.nl"
Agree = Callable[..., None]


@pytest.fixture
def double(settings: Settings) -> Iterator[MailchimpDouble]:
    with MailchimpDouble() as double:
        for name, value in double.settings.items():
            setattr(settings, name, value)
        yield double


@pytest.fixture
def agree(lead: Lead) -> Agree:
    def agree(purpose: str, step: str = "given") -> None:
        Consent.objects.create(
            lead=lead, purpose=purpose, step=step, text="Ja, graag.", page="/e-book/rustig/"
        )

    return agree


@pytest.fixture
def sync(owe: Owe, lead: Lead, agree: Agree) -> MailchimpSync:
    """A confirmed lead who wants tips, and asked for a book after a test."""
    owe(lead)
    now = timezone.now()
    Grant.objects.update(confirmed_at=now, tag="s-7f3a")
    lead.status, lead.confirmed_at = Lead.Status.CONFIRMED, now
    lead.save()
    agree("marketing")
    return MailchimpSync.objects.create(lead=lead, not_before=now)


def want_again(sync: MailchimpSync, **changes: object) -> None:
    MailchimpSync.objects.filter(pk=sync.pk).update(
        desired_version=F("desired_version") + 1, state=State.PENDING, **changes
    )


def now_is(sync: MailchimpSync) -> MailchimpSync:
    sync.refresh_from_db()
    return sync


def test_a_contact_gets_there_with_the_tag_of_its_book(
    sync: MailchimpSync, double: MailchimpDouble
) -> None:
    sync_contact(sync.pk)

    assert double.member(ANNA)["tags"] == ["Merel"]
    assert double.member(ANNA)["status"] == "subscribed"
    assert now_is(sync).state == State.SYNCED
    assert (sync.synced_version, sync.sent_tags) == (1, ["Merel"])
    assert sync.remote_status == "subscribed"


def test_the_tag_of_an_outcome_goes_with_its_own_consent_only(
    sync: MailchimpSync, double: MailchimpDouble, agree: Agree
) -> None:
    agree("outcome")
    sync_contact(sync.pk)

    assert sorted(double.member(ANNA)["tags"]) == ["Merel", "s-7f3a"]

    agree("outcome", "withdrawn")
    want_again(sync)
    sync_contact(sync.pk)

    assert double.member(ANNA)["tags"] == ["Merel"]


def test_a_started_trial_brings_its_tag(
    sync: MailchimpSync, double: MailchimpDouble, trial: Trial
) -> None:
    now = timezone.now()
    Enrolment.objects.create(lead=sync.lead, trial=trial, token_hash="x", asked_at=now)
    sync_contact(sync.pk)
    assert double.member(ANNA)["tags"] == ["Merel"]

    Enrolment.objects.update(started_at=now)
    want_again(sync)
    sync_contact(sync.pk)

    assert sorted(double.member(ANNA)["tags"]) == ["Lijster", "Merel"]


def test_nothing_else_about_a_lead_leaves_the_house(
    sync: MailchimpSync, double: MailchimpDouble
) -> None:
    sync.lead.keep_outcome('{"band": "kanarie"}')
    sync.lead.save()
    sync_contact(sync.pk)
    bodies = [request.body for request in double.requests if request.body]

    assert {name for body in bodies for name in body} <= {
        "email_address", "status_if_new", "language", "timestamp_opt", "merge_fields", "tags",
    }  # fmt: skip
    assert "kanarie" not in str(bodies)


def test_who_takes_consent_back_is_signed_off(
    sync: MailchimpSync, double: MailchimpDouble, agree: Agree
) -> None:
    sync_contact(sync.pk)
    agree("marketing", "withdrawn")
    want_again(sync)
    sync_contact(sync.pk)

    assert double.member(ANNA)["status"] == "unsubscribed"
    assert now_is(sync).remote_status == "unsubscribed"
    assert sync.state == State.SYNCED


def test_who_left_in_mailchimp_stays_away(sync: MailchimpSync, double: MailchimpDouble) -> None:
    sync_contact(sync.pk)
    double.becomes(ANNA, "unsubscribed")
    want_again(sync)
    sync_contact(sync.pk)

    assert double.member(ANNA)["status"] == "unsubscribed"


def test_a_fresh_opt_in_counts_once(sync: MailchimpSync, double: MailchimpDouble) -> None:
    sync_contact(sync.pk)
    double.becomes(ANNA, "unsubscribed")
    want_again(sync, fresh_opt_in=True, remote_status="")
    sync_contact(sync.pk)

    assert double.member(ANNA)["status"] == "pending"
    assert now_is(sync).fresh_opt_in is False


@pytest.mark.parametrize("mode", ["empty_500", "html_200", "cut_before", "empty_429"])
def test_trouble_makes_the_contact_wait_and_come_again(
    clock: time_machine.Traveller, sync: MailchimpSync, double: MailchimpDouble, mode: str
) -> None:
    double.fail_next(mode)

    assert sync_contact(sync.pk) is False
    assert now_is(sync).state == State.PENDING
    assert sync.not_before > timezone.now()
    assert sync.problem

    clock.move_to(sync.not_before)
    sync_contact(sync.pk)

    assert now_is(sync).state == State.SYNCED
    assert (sync.problem, sync.attempt) == ("", 0)


def test_a_contact_that_is_refused_says_what_to_do(
    sync: MailchimpSync, double: MailchimpDouble
) -> None:
    double.fail_next(problem(400, "Forgotten Email Not Subscribed"))
    sync_contact(sync.pk)

    assert now_is(sync).state == State.REFUSED
    assert sync.problem == "forgotten"
    assert "Mailchimp" in sync.advice
    assert ANNA not in sync.advice


def test_wrong_settings_pause_the_lane_with_one_line_in_the_log(
    clock: time_machine.Traveller,
    sync: MailchimpSync,
    double: MailchimpDouble,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    other = Lead.for_address("bart@praktijk-zuid.nl")
    MailchimpSync.objects.create(lead=other, not_before=timezone.now())
    settings.MAILCHIMP_API_KEY = "0000000000000000000000000000dead-us1"
    for _ in range(3):
        sweep(AUDIENCE)
        clock.shift(PAUSE + timedelta(seconds=1))
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]

    assert len(errors) == 1
    assert len(double.requests) == 3
    assert set(MailchimpSync.objects.values_list("state", "problem")) == {
        (State.PENDING, "key_refused")
    }

    settings.MAILCHIMP_API_KEY = double.api_key
    sweep(AUDIENCE)

    assert set(MailchimpSync.objects.values_list("state", "problem")) == {(State.SYNCED, "")}


def test_a_wish_that_comes_meanwhile_is_due_again(
    sync: MailchimpSync, double: MailchimpDouble
) -> None:
    from cms.funnel.delivery import syncs

    lease = syncs.claim(sync.pk)
    assert lease is not None
    MailchimpSync.objects.update(desired_version=2)
    syncs.settle(lease, 1)

    assert now_is(sync).state == State.PENDING
    assert sync.synced_version == 1


def test_a_tag_is_retired_even_if_the_worker_was_lost_after_sending_it(
    clock: time_machine.Traveller, sync: MailchimpSync, double: MailchimpDouble, agree: Agree
) -> None:
    from cms.funnel.delivery import syncs, wanted
    from cms.integrations.audience import get_audience

    agree("outcome")
    lease = syncs.claim(sync.pk)
    assert lease is not None
    contact = wanted.contact(sync)
    syncs.remember_tags(lease, contact.tags)
    get_audience().put(contact)
    agree("outcome", "withdrawn")
    want_again(sync)
    MailchimpSync.objects.update(state=State.LEASED)
    clock.shift(LEASE + timedelta(seconds=1))
    sweep(AUDIENCE)

    assert double.member(ANNA)["tags"] == ["Merel"]


def test_no_more_than_four_contacts_are_busy_at_once(sync: MailchimpSync) -> None:
    for number in range(AT_ONCE):
        MailchimpSync.objects.create(
            lead=Lead.for_address(f"lezer{number}@praktijk-zuid.nl"),
            state=State.LEASED,
            not_before=timezone.now(),
        )
    sync_contact(sync.pk)

    assert now_is(sync).state == State.PENDING


def test_without_a_key_the_contact_lies_on_disk(
    sync: MailchimpSync, settings: Settings, tmp_path: object
) -> None:
    settings.MAILCHIMP_API_KEY, settings.DATA_DIR = "", tmp_path
    sync_contact(sync.pk)

    assert now_is(sync).state == State.SYNCED
