"""Somebody is erased: here, in the audience, and in every backup that is put back."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from cms.funnel.delivery import outbox
from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.outbox import FenceClosed
from cms.funnel.leads import tombstones
from cms.funnel.leads.erase_again import erase_again
from cms.funnel.leads.purge import purge_expired
from cms.funnel.models import (
    Consent,
    Delivery,
    Ebook,
    Enrolment,
    Erasure,
    FunnelSettings,
    Grant,
    Lead,
    MailchimpSync,
    SelfTest,
)
from cms.lib.daily import new_day, waking
from tests.funnel.visitor.walking import form_on, walk

JAN = "jan@voorbeeld.nl"


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def lead(visitor: Client, offers: FunnelSettings, self_test: SelfTest) -> Lead:
    """Somebody who left all there is to leave: an outcome, a book, a trial, a contact."""
    form = form_on(visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"]))
    visitor.post(form.action, form.hidden | {"email": JAN, "keuze": "passende-tips"})
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))
    visitor.post("/proefversie/", {"email": JAN})
    sync_contact(MailchimpSync.objects.get().pk)
    return Lead.objects.get()


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def contacts(data_dir: Path) -> list[str]:
    return [path.read_text() for path in (data_dir / "audience").glob("*.json")]


class Backup:
    """Everything about leads, as it stands now; put back over whatever stands then."""

    models = (Lead, Consent, Grant, Enrolment, Delivery, MailchimpSync, Erasure)

    def __init__(self) -> None:
        self._rows = [
            serializers.serialize("json", model.objects.order_by("pk")) for model in self.models
        ]

    def put_back(self) -> None:
        with connection.cursor() as cursor:
            for model in reversed(self.models):
                cursor.execute(f"DELETE FROM {model._meta.db_table}")
        for rows in self._rows:
            for row in serializers.deserialize("json", rows):
                row.save()


def test_one_command_erases_and_says_what_went(lead: Lead) -> None:
    said = run("erase_lead", "Jan@Voorbeeld.nl")

    assert said.splitlines() == [
        "lead: erased",
        "outcomes: 1 deleted",
        "requests: 1 deleted",
        "trials: 1 deleted",
        "mails: 2 deleted",
        "audience: will delete the contact",
    ]
    for model in (Grant, Enrolment, Delivery):
        assert not model.objects.exists()


def test_the_husk_tells_nothing_and_its_proofs_stay(lead: Lead) -> None:
    run("erase_lead", JAN)

    lead.refresh_from_db()
    assert (lead.status, bytes(lead.address_box), lead.outcome_box) == ("erased", b"", None)
    assert set(Consent.objects.filter(step="withdrawn").values_list("purpose", flat=True)) == {
        "service", "marketing", "outcome",
    }  # fmt: skip
    assert JAN not in serializers.serialize("json", [lead, *Consent.objects.all()])


def test_the_audience_deletes_the_contact_and_only_then_forgets_its_key(
    lead: Lead, data_dir: Path
) -> None:
    assert JAN in contacts(data_dir)[0]
    run("erase_lead", JAN)
    sync = MailchimpSync.objects.get()
    assert (sync.state, sync.sent_tags, bool(sync.leaving)) == ("pending", [], True)

    sync_contact(sync.pk)

    sync.refresh_from_db()
    assert contacts(data_dir) == []
    assert (sync.state, sync.leaving, sync.remote_status) == ("synced", "", "")


def test_what_the_audience_refuses_is_tried_again_every_day(lead: Lead) -> None:
    run("erase_lead", JAN)
    MailchimpSync.objects.update(state="refused")

    new_day.send(sender=None, now=timezone.now())

    assert MailchimpSync.objects.get().state == "pending"


def test_who_was_never_in_the_audience_is_not_named_there(visitor: Client, ebook: Ebook) -> None:
    visitor.post(ebook.url, {"email": JAN, "keuze": "e-book"})

    assert "audience: has no contact" in run("erase_lead", JAN)
    assert not MailchimpSync.objects.exists()


def test_a_mail_in_a_workers_hands_is_stopped_at_the_fence(visitor: Client, ebook: Ebook) -> None:
    visitor.post(ebook.url, {"email": JAN, "keuze": "e-book"})
    lease = outbox.claim(Delivery.objects.get().pk)
    assert lease

    run("erase_lead", JAN)

    with pytest.raises(FenceClosed):
        outbox.fence(lease)


def test_a_backup_brings_nobody_back(lead: Lead, data_dir: Path) -> None:
    backup = Backup()
    run("erase_lead", JAN)
    sync_contact(MailchimpSync.objects.get().pk)

    backup.put_back()
    assert Lead.objects.get().address == JAN
    waking.send(sender=None)

    assert Lead.objects.get().status == "erased"
    assert not Delivery.objects.exists()
    assert Erasure.objects.exists()


def test_a_lost_file_is_written_anew_from_the_rows(lead: Lead) -> None:
    run("erase_lead", JAN)
    written = tombstones.read()
    tombstones.tombstones_file().unlink()

    erase_again()

    assert tombstones.read() == written


def test_who_comes_back_later_stays(lead: Lead, visitor: Client, ebook: Ebook) -> None:
    run("erase_lead", JAN)
    visitor.post(ebook.url, {"email": JAN, "keuze": "e-book"})

    assert erase_again() == 0
    assert Lead.objects.exclude(status="erased").get().address == JAN


def test_who_comes_back_and_is_erased_again_leaves_two_husks(
    lead: Lead, visitor: Client, ebook: Ebook
) -> None:
    run("erase_lead", JAN)
    visitor.post(ebook.url, {"email": JAN, "keuze": "e-book"})
    run("erase_lead", JAN)

    assert [each.status for each in Lead.objects.all()] == ["erased", "erased"]


def test_the_tombstone_does_not_tell_the_address(lead: Lead) -> None:
    run("erase_lead", JAN)

    assert "voorbeeld" not in tombstones.tombstones_file().read_text()
    assert len(tombstones.read()) == 1


def test_a_file_that_cannot_be_written_stops_no_erasure(lead: Lead, data_dir: Path) -> None:
    tombstones.tombstones_file().mkdir()

    run("erase_lead", JAN)

    assert Lead.objects.get().status == "erased"


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 70))
def test_no_broken_line_ever_costs_a_whole_one(noise: str, cut: int) -> None:
    file, at, index = tombstones.tombstones_file(), timezone.now(), "a" * 64
    file.unlink(missing_ok=True)
    tombstones.append([index], at)
    whole = file.read_text()
    file.write_text(whole + noise + "\n" + whole.strip()[:cut], newline="")
    tombstones.append(["b" * 64], at)

    assert {index, "b" * 64} <= tombstones.read().keys()


@pytest.mark.parametrize(("days", "left"), [(5 * 365 - 1, 1), (5 * 365 + 1, 0)])
def test_proofs_stay_five_years_after_the_end(lead: Lead, days: int, left: int) -> None:
    run("erase_lead", JAN)
    sync_contact(MailchimpSync.objects.get().pk)

    with time_machine.travel(timezone.now() + timedelta(days=days)):
        purge_expired(timezone.now())

    assert (Lead.objects.count(), Consent.objects.exists()) == (left, bool(left))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("jan", "not an e-mail address"), ("piet@voorbeeld.nl", "No lead has this address")],
)
@pytest.mark.parametrize("command", ["erase_lead", "export_lead"])
def test_bad_input_gets_a_sentence(db: Any, command: str, typed: str, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence) as raised:
        run(command, typed)

    assert raised.value.returncode == 1


def test_erasing_twice_says_when_it_was_done(lead: Lead) -> None:
    run("erase_lead", JAN)

    with pytest.raises(CommandError, match="was erased on"):
        run("erase_lead", JAN)


def test_an_export_holds_all_that_is_kept(lead: Lead) -> None:
    kept = json.loads(run("export_lead", JAN))

    assert (kept["address"], kept["status"]) == (JAN, "confirmed")
    assert kept["outcome"]["outcome"] == "Spanning speelt duidelijk mee."
    assert [book["title"] for book in kept["ebooks"]] == ["Rustig in je rug"]
    assert kept["contact"]["status"] == "subscribed"
    assert len(kept["mails"]) == 2
