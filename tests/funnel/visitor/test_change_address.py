"""A new address: confirmed by the new mailbox, told to the old one, followed by all else."""

import json
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.mail import compose
from cms.funnel.leads.ask_my_data import ask_my_data
from cms.funnel.leads.erase import erase
from cms.funnel.leads.erase_again import erase_again
from cms.funnel.leads.purge import purge_expired
from cms.funnel.models import AddressChange, Delivery, Ebook, Grant, Lead, MailchimpSync
from tests.funnel.visitor.walking import form_on

OLD, NEW = "jan@voorbeeld.nl", "jan@nieuw.nl"
CHECK_MAIL = "/mijn-gegevens/adres/onderweg/"


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def lead(visitor: Client, ebook: Ebook) -> Lead:
    """Somebody with a book and tips, whom the audience knows."""
    visitor.post(ebook.url, {"email": OLD, "keuze": "tips"})
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))
    Delivery.objects.update(state="sent")
    sync_contact(MailchimpSync.objects.get().pk)
    return Lead.objects.get()


@pytest.fixture
def wish(lead: Lead, visitor: Client) -> Callable[[str], str]:
    """Ask for a change, by the form on the page; the address of the answer."""
    link = ask_my_data(OLD)
    assert link

    def ask(address: str) -> str:
        page = visitor.get(reverse("funnel:my_data", args=[link.token]))
        form_at = reverse("funnel:change_address", args=[link.token])
        assert form_at in page.content.decode()
        return str(visitor.post(form_at, {"email": address}).headers.get("Location", ""))

    return ask


@pytest.fixture
def button(wish: Callable[[str], str]) -> str:
    """The link in the new mailbox."""
    assert wish(NEW) == CHECK_MAIL
    return reverse("funnel:confirm_address", args=[AddressChange.objects.get().token])


def mail_of(kind: str) -> tuple[str, str]:
    letter = compose(Delivery.objects.get(kind=kind))
    message = message_from_bytes(letter.body, policy=policy.default)
    assert "List-Unsubscribe" not in message
    assert "/afmelden/" not in str(message)
    return letter.recipient, message.get_body(("plain",)).get_content()


def emails_there(data_dir: Path) -> list[str]:
    files = (data_dir / "audience").glob("*.json")
    return [json.loads(path.read_text())["email"] for path in files]


def test_nothing_changes_before_the_new_mailbox_says_yes(visitor: Client, button: str) -> None:
    recipient, text = mail_of("new_address")

    assert recipient == NEW
    assert button in text
    assert OLD not in text
    assert visitor.get(button).status_code == 200
    assert Lead.objects.get().address == OLD


def test_the_button_moves_the_lead_and_the_old_mailbox_is_told(
    visitor: Client, button: str, data_dir: Path
) -> None:
    assert form_on(visitor.get(button)).action == button
    for _press in range(2):
        assert visitor.post(button)["Location"] == button

    assert Lead.objects.get().address == NEW
    assert Lead.known(OLD) is None
    recipient, text = mail_of("moved")
    assert recipient == OLD
    assert NEW not in text
    sync_contact(MailchimpSync.objects.get().pk)
    assert emails_there(data_dir) == [NEW]
    assert "Je adres is veranderd" in visitor.get(button).content.decode()


def test_no_address_lies_open_in_a_row(button: str) -> None:
    row = AddressChange.objects.values().get()
    row["new_box"] = bytes(row["new_box"])

    for secret in (NEW, OLD, str(AddressChange.objects.get().token)):
        assert secret not in str(row)


def test_the_address_of_another_lead_is_never_taken_over(
    visitor: Client, wish: Callable[[str], str]
) -> None:
    other = Lead.for_address(NEW)
    assert wish(NEW) == CHECK_MAIL
    link = reverse("funnel:confirm_address", args=[AddressChange.objects.get().token])

    assert visitor.post(link).status_code == 409
    assert Lead.known(NEW) == other
    assert Lead.known(OLD) != other


@pytest.mark.parametrize("address", ["jan@nieuw", ""])
def test_what_is_no_address_is_explained(
    visitor: Client, wish: Callable[[str], str], address: str
) -> None:
    assert wish(address) == ""
    assert not AddressChange.objects.exists()


def test_nobody_is_mailed_more_than_three_times_a_day_this_way(
    wish: Callable[[str], str],
) -> None:
    for hour in range(6):
        with time_machine.travel(timezone.now() + timedelta(hours=hour)):
            assert wish(NEW) == CHECK_MAIL

    assert Delivery.objects.filter(kind="new_address").count() == 3


def test_asked_twice_within_ten_minutes_it_is_one_mail(wish: Callable[[str], str]) -> None:
    wish(NEW)
    wish(NEW)

    assert AddressChange.objects.count() == 1


def test_the_link_ends_after_seven_days_and_the_row_goes(visitor: Client, button: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert visitor.get(button).status_code == visitor.post(button).status_code == 404
        purge_expired(timezone.now())

    assert Lead.objects.get().address == OLD
    assert not AddressChange.objects.exists()


def test_a_newer_change_ends_the_older_links(visitor: Client, wish: Callable[[str], str]) -> None:
    wish("jan@typfout.nl")
    wish(NEW)
    typing_error, right = AddressChange.objects.order_by("asked_at")

    visitor.post(reverse("funnel:confirm_address", args=[right.token]))

    late = visitor.post(reverse("funnel:confirm_address", args=[typing_error.token]))
    assert late.status_code == 404
    assert Lead.objects.get().address == NEW


def test_a_backup_from_before_the_move_brings_nobody_back(visitor: Client, button: str) -> None:
    before = Lead.objects.get()
    visitor.post(button)
    erase(Lead.objects.get(), "/")
    Lead.objects.filter(pk=before.pk).update(
        status="confirmed",
        address_box=before.address_box,
        address_index=before.address_index,
    )

    assert erase_again() == 1
    assert Lead.objects.get().status == "erased"


def test_who_took_the_old_address_since_is_not_erased_with_it(visitor: Client, button: str) -> None:
    visitor.post(button)
    newcomer = Lead.for_address(OLD)
    moved = Lead.known(NEW)
    assert moved
    erase(moved, "/")

    assert erase_again() == 0
    assert Lead.known(OLD) == newcomer


def test_an_erasure_takes_the_wish_along(visitor: Client, button: str) -> None:
    erase(Lead.objects.get(), "/")

    assert not AddressChange.objects.exists()
    assert visitor.post(button).status_code == 404
