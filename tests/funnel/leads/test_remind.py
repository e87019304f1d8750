"""One reminder, a day after, and only for who did not press the button."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.delivery import outbox
from cms.funnel.delivery.mail import compose
from cms.funnel.delivery.outbox import FenceClosed
from cms.funnel.leads.confirm import confirm
from cms.funnel.leads.remind import remind
from cms.funnel.leads.withdraw import withdraw
from cms.funnel.models import Delivery, Ebook, Grant, Lead
from cms.lib.daily import new_day


@pytest.fixture
def grant(visitor: Client, ebook: Ebook) -> Grant:
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})
    Delivery.objects.update(state="sent")
    return Grant.objects.get()


def reminders() -> int:
    return Delivery.objects.filter(kind="reminder").count()


def on_day(day: float) -> None:
    """The chore of a day; the mails of that day are sent."""
    with time_machine.travel(timezone.now() + timedelta(days=day)):
        new_day.send(sender=None, now=timezone.now())
        Delivery.objects.update(state="sent")


def test_after_a_day_and_never_again(grant: Grant) -> None:
    on_day(0.9)
    assert reminders() == 0

    for day in (1.1, 2.1, 3.1):
        on_day(day)
    assert reminders() == 1


def test_it_brings_the_same_link_and_no_word_about_health(grant: Grant) -> None:
    on_day(1.1)

    letter = compose(Delivery.objects.get(kind="reminder"))
    mail = message_from_bytes(letter.body, policy=policy.default)
    text = mail.get_body(("plain",)).get_content()
    assert reverse("funnel:download", args=[grant.token]) in text
    for word in ("rug", "pijn", "test", "e-book"):
        assert word not in (text + mail["Subject"]).lower().replace("e-book/download", "")


def test_who_pressed_the_button_is_not_reminded(grant: Grant) -> None:
    confirm(grant)
    on_day(1.1)
    assert reminders() == 0


def test_who_left_is_not_reminded(grant: Grant) -> None:
    withdraw(Lead.objects.get(), "/")
    on_day(1.1)
    assert reminders() == 0


@pytest.mark.parametrize("state", ["pending", "failed", "uncertain"])
def test_without_a_first_mail_there_is_no_second(grant: Grant, state: str) -> None:
    Delivery.objects.update(state=state)

    assert remind(timezone.now() + timedelta(days=1.1)) == 0


def test_after_a_long_outage_nobody_is_reminded_out_of_the_blue(grant: Grant) -> None:
    assert remind(timezone.now() + timedelta(days=5)) == 0


def test_a_button_pressed_meanwhile_stops_it_before_the_last_byte(grant: Grant) -> None:
    remind(timezone.now() + timedelta(days=1.1))
    Delivery.objects.filter(kind="reminder").update(not_before=timezone.now())
    lease = outbox.claim(Delivery.objects.get(kind="reminder").pk)
    assert lease

    confirm(grant)

    with pytest.raises(FenceClosed):
        outbox.fence(lease)
    assert outbox.cancel_unwanted(lease)
    assert Delivery.objects.get(kind="reminder").state == "cancelled"
