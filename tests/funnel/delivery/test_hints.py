"""Something happened in Mailchimp: what its webhook starts, over real HTTP both ways."""

import logging
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.lanes import AUDIENCE
from cms.funnel.delivery.sweeper import sweep
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Consent, Drift, Lead, MailchimpSync
from tests.doubles.mailchimp import MailchimpDouble, problem
from tests.funnel.delivery.test_contacts import ANNA, State, agree, double, now_is, sync, want_again

__all__ = ["agree", "double", "sync"]

NEW = "anna@nieuw.nl"


@pytest.fixture(autouse=True)
def secret(settings: Settings) -> None:
    settings.MAILCHIMP_WEBHOOK_SECRET = "geheim"


def knock(kind: str, **data: str) -> Any:
    form = {f"data[{name}]": value for name, value in (data or {"email": ANNA}).items()}
    body = "&".join(f"{name}={value}" for name, value in {"type": kind, **form}.items())
    answer = Client().post(
        "/webhooks/mailchimp/geheim/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    return answer


def writes(double: MailchimpDouble) -> list[str]:
    return [request.method for request in double.requests if request.method != "GET"]


@pytest.fixture
def there(sync: MailchimpSync, double: MailchimpDouble) -> MailchimpSync:
    """The contact is in step; what is asked from here on counts."""
    sync_contact(sync.pk)
    double.requests.clear()
    return sync


def test_who_unsubscribes_there_is_unsubscribed_here(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "unsubscribed")
    knock("unsubscribe")
    sweep(AUDIENCE)

    lead = Lead.objects.get()
    assert lead.status == Lead.Status.UNSUBSCRIBED
    assert not Consent.stands(lead, Consent.Purpose.MARKETING)
    assert now_is(there).state == State.SYNCED
    assert there.remote_status == "unsubscribed"
    assert writes(double) == []  # No echo: nothing is written, so nothing is said about it.


def test_a_mailbox_that_bounced_there_is_known_here(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "cleaned")
    knock("cleaned")
    sweep(AUDIENCE)

    assert Lead.objects.get().status == Lead.Status.BOUNCED
    assert writes(double) == []


def test_the_body_is_not_believed(there: MailchimpSync, double: MailchimpDouble) -> None:
    knock("unsubscribe")
    knock("cleaned")
    knock("upemail", old_email=ANNA, new_email=NEW)
    sweep(AUDIENCE)

    assert Lead.objects.get().status == Lead.Status.CONFIRMED
    assert Lead.objects.get().address == ANNA
    assert now_is(there).state == State.SYNCED
    assert not Drift.objects.exists()


def test_ten_hints_cost_one_look(there: MailchimpSync, double: MailchimpDouble) -> None:
    for _ in range(10):
        knock("profile")
    sweep(AUDIENCE)
    sweep(AUDIENCE)

    assert [request.method for request in double.requests] == ["GET"]


def test_capitals_in_an_address_make_no_other_contact(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "unsubscribed")
    knock("unsubscribe", email=ANNA.title())
    sweep(AUDIENCE)

    assert Lead.objects.get().status == Lead.Status.UNSUBSCRIBED


def test_strangers_are_none_of_our_business(
    there: MailchimpSync, double: MailchimpDouble, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "cms")
    knock("unsubscribe", email="vreemde@elders.nl")
    knock("unsubscribe", email="geen @@ adres")
    sweep(AUDIENCE)

    assert double.requests == []
    assert Lead.objects.count() == 1
    assert "elders" not in caplog.text


def test_a_waiting_retry_cannot_bring_back_who_left(
    clock: time_machine.Traveller, sync: MailchimpSync, double: MailchimpDouble
) -> None:
    MailchimpSync.objects.update(fresh_opt_in=True)
    double.fail_next("cut", after=2)  # Not found, then written, and the answer was lost.
    sync_contact(sync.pk)
    double.becomes(ANNA, "unsubscribed")
    clock.move_to(now_is(sync).not_before)
    sync_contact(sync.pk)

    assert double.member(ANNA)["status"] == "unsubscribed"
    assert Lead.objects.get().status == Lead.Status.UNSUBSCRIBED
    assert now_is(sync).state == State.SYNCED


def test_who_had_left_and_opts_in_is_asked_however_often_it_takes(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "unsubscribed")
    want_contact(Lead.objects.get(), fresh_opt_in=True)
    double.fail_next("empty_500", after=2)  # The look and the write succeed; the question fails.
    sync_contact(there.pk)
    clock.move_to(now_is(there).not_before)
    sync_contact(there.pk)

    assert double.member(ANNA)["status"] == "pending"
    assert Lead.objects.get().status == Lead.Status.CONFIRMED


def test_what_is_read_back_after_a_write_counts_as_news(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.becomes(ANNA, "unsubscribed")
    want_again(there)
    sync_contact(there.pk)

    assert Lead.objects.get().status == Lead.Status.UNSUBSCRIBED
    assert Drift.objects.get().repair == "sign off"


def test_a_tag_that_was_taken_away_is_put_back(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.member(ANNA)["tags"] = ["theirs"]
    knock("profile")
    sweep(AUDIENCE)

    assert set(double.member(ANNA)["tags"]) == {"theirs", "Merel"}
    assert now_is(there).state == State.SYNCED
    assert Drift.objects.get().repair == "send again"


def test_a_contact_with_another_address_is_followed(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    double.moves(ANNA, NEW)
    knock("upemail", old_email=ANNA, new_email=NEW)
    sweep(AUDIENCE)
    want_again(there)
    sync_contact(there.pk)

    assert Lead.known(NEW) == there.lead
    assert Lead.known(ANNA) is None
    assert Lead.objects.get().address == NEW
    assert [member["email_address"] for member in double.members.values()] == [NEW]
    assert now_is(there).moved_to == ""


def test_an_address_that_another_lead_has_is_not_taken_over(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    other = Lead.for_address(NEW)
    double.moves(ANNA, NEW)
    knock("upemail", old_email=ANNA, new_email=NEW)
    sweep(AUDIENCE)

    assert Lead.known(NEW) == other
    there.lead.refresh_from_db()
    assert (there.lead.address, there.lead.status) == (ANNA, Lead.Status.UNSUBSCRIBED)
    assert writes(double) == []


def test_who_was_refused_is_looked_at_and_not_tried_again(
    clock: time_machine.Traveller, sync: MailchimpSync, double: MailchimpDouble
) -> None:
    double.fail_next(problem(400, "Forgotten Email Not Subscribed"))
    sync_contact(sync.pk)
    assert now_is(sync).state == State.REFUSED
    double.requests.clear()

    knock("profile")
    double.fail_next("empty_429")
    sweep(AUDIENCE)
    clock.move_to(now_is(sync).not_before)
    sweep(AUDIENCE)

    assert now_is(sync).state == State.REFUSED
    assert writes(double) == []
    assert (sync.problem, bool(sync.advice)) == ("forgotten", True)


@pytest.mark.parametrize("mode", ["empty_429", "html_502", "cut"])
def test_a_look_that_fails_is_taken_again(
    clock: time_machine.Traveller, there: MailchimpSync, double: MailchimpDouble, mode: str
) -> None:
    double.becomes(ANNA, "unsubscribed")
    knock("unsubscribe")
    double.fail_next(mode)
    sweep(AUDIENCE)
    assert Lead.objects.get().status == Lead.Status.CONFIRMED

    clock.move_to(now_is(there).not_before)
    sweep(AUDIENCE)

    assert Lead.objects.get().status == Lead.Status.UNSUBSCRIBED
    assert (now_is(there).state, there.problem) == (State.SYNCED, "")


@pytest.mark.parametrize("status", ["archived", "absent"])
def test_what_staff_took_away_there_is_shown_to_a_person_once(
    there: MailchimpSync, double: MailchimpDouble, status: str
) -> None:
    if status == "absent":
        double.members.clear()
    else:
        double.becomes(ANNA, status)
    for _ in range(2):
        knock("unsubscribe")
        sweep(AUDIENCE)

    assert Drift.objects.get().repair == "look"
    assert Lead.objects.get().status == Lead.Status.CONFIRMED
    assert writes(double) == []


def test_who_was_erased_meanwhile_is_not_looked_at(
    there: MailchimpSync, double: MailchimpDouble
) -> None:
    knock("profile")
    Lead.objects.update(status=Lead.Status.ERASED, address_box=b"")
    sweep(AUDIENCE)

    assert double.requests == []
    assert now_is(there).state == State.SYNCED
