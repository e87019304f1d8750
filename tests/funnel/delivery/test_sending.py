"""A mail on its way to a real socket, or to a real folder."""

from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import Site

from cms.frame.models import SiteBrand
from cms.funnel.delivery.send import deliver
from cms.funnel.models import Delivery, Lead
from tests.doubles.smtp import SmtpSink

State = Delivery.State


def settled(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.state, delivery.problem


@pytest.mark.parametrize(
    ("mode", "state", "problem", "taken"),
    [
        ("accept", State.SENT, "", 1),
        ("421", State.PENDING, "out-of-reach", 0),
        ("450", State.PENDING, "smtp-450", 0),
        ("550", State.FAILED, "smtp-550", 0),
        ("550_policy", State.FAILED, "smtp-550", 0),
        ("sender_550", State.PENDING, "out-of-reach", 0),
        ("452_dot", State.PENDING, "smtp-452", 0),
        ("554_dot", State.FAILED, "smtp-554", 0),
        ("drop_at_data", State.PENDING, "out-of-reach", 0),
        ("drop_before_dot", State.PENDING, "out-of-reach", 0),
        ("drop_after_dot", State.UNCERTAIN, "no-answer", 1),
        ("slow", State.UNCERTAIN, "no-answer", 1),
    ],
)
def test_what_the_mail_server_does_decides_where_the_mail_goes(
    owed: Delivery,
    sink: SmtpSink,
    settings: Settings,
    mode: str,
    state: str,
    problem: str,
    taken: int,
) -> None:
    settings.EMAIL_TIMEOUT = 0.5
    sink.next(mode)
    deliver(owed.pk)

    assert settled(owed) == (state, problem)
    assert len(sink.taken) == taken


def test_the_mail_arrives_whole(owed: Delivery, sink: SmtpSink) -> None:
    deliver(owed.pk)
    [mail] = sink.taken

    assert mail.recipient == "anna@praktijk-zuid.nl"
    assert mail.id == f"<{owed.id.hex}@wegwijzer.example>"
    assert mail.raw.endswith(b"\r\n")


def test_a_line_that_is_a_dot_does_not_end_the_mail(
    owed: Delivery, sink: SmtpSink, site: Site
) -> None:
    SiteBrand.objects.create(site=site, name="W\n.\nWegwijzer")
    deliver(owed.pk)
    [mail] = sink.taken

    assert b"\r\n.\r\n" in mail.raw
    assert b"List-Unsubscribe" in mail.raw
    assert mail.raw.rstrip().endswith(b"--")


@pytest.mark.parametrize(
    ("mode", "status"),
    [
        ("550", Lead.Status.BOUNCED),
        ("550_policy", Lead.Status.UNCONFIRMED),
        ("554_dot", Lead.Status.UNCONFIRMED),
    ],
)
def test_a_lead_bounces_only_when_its_mailbox_does_not_exist(
    owed: Delivery, lead: Lead, sink: SmtpSink, mode: str, status: str
) -> None:
    sink.next(mode)
    deliver(owed.pk)
    lead.refresh_from_db()

    assert lead.status == status


def test_a_mail_server_that_is_down_keeps_the_mail_waiting(
    owed: Delivery, sink: SmtpSink, settings: Settings
) -> None:
    settings.EMAIL_PORT = 1  # Nobody listens there.

    assert deliver(owed.pk) is False
    assert settled(owed) == (State.PENDING, "out-of-reach")


def test_who_withdraws_while_the_mail_is_under_way_gets_no_dot(
    owed: Delivery, sink: SmtpSink, lead: Lead
) -> None:
    from cms.funnel.delivery import outbox
    from cms.funnel.delivery.mail import compose
    from cms.funnel.delivery.transports import to_server

    lease = outbox.claim(owed.pk)
    assert lease is not None

    def withdraw_then_fence() -> None:
        Lead.objects.update(status=Lead.Status.UNSUBSCRIBED)
        outbox.fence(lease)

    outbox.settle(lease, to_server(compose(owed), withdraw_then_fence))

    assert settled(owed) == (State.CANCELLED, "")
    assert sink.dots == []


def test_who_withdrew_before_is_not_even_connected(
    owed: Delivery, sink: SmtpSink, lead: Lead
) -> None:
    Lead.objects.update(status=Lead.Status.UNSUBSCRIBED)
    deliver(owed.pk)

    assert settled(owed) == (State.CANCELLED, "")
    assert sink.connections == 0


def test_mail_as_files_lies_in_its_folder(owed: Delivery, mail_folder: Path) -> None:
    deliver(owed.pk)
    [file] = mail_folder.glob("*.eml")

    assert settled(owed) == (State.SENT, "")
    assert b"To: anna@praktijk-zuid.nl" in file.read_bytes()


def test_a_full_disk_keeps_the_mail_waiting(owed: Delivery, mail_folder: Path) -> None:
    mail_folder.write_text("not a folder")

    assert deliver(owed.pk) is False
    assert settled(owed) == (State.PENDING, "no-room")


def test_a_mail_that_cannot_be_made_waits_and_says_so(
    owed: Delivery, mail_folder: Path, settings: Settings
) -> None:
    settings.ROOT_URLCONF = "tests.funnel.delivery.no_urls"

    assert deliver(owed.pk) is True
    assert settled(owed) == (State.PENDING, "our-fault")


def test_a_mail_without_its_key_fails_for_staff_to_see(
    owed: Delivery, mail_folder: Path, settings: Settings
) -> None:
    settings.FIELD_KEYS = ["another key"]
    deliver(owed.pk)

    assert settled(owed) == (State.FAILED, "no-key")
