"""My data: found by a mailed link, seen, paused, withdrawn, taken along, erased."""

import json
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cms.funnel.delivery.audience import sync_contact
from cms.funnel.delivery.lanes import MAIL
from cms.funnel.delivery.mail import compose
from cms.funnel.delivery.sweeper import sweep
from cms.funnel.models import (
    Consent,
    DataLink,
    Delivery,
    FunnelSettings,
    Grant,
    Lead,
    MailchimpSync,
    SelfTest,
)
from cms.lib.daily import new_day
from tests.funnel.visitor.walking import form_on, forms_on, walk

JAN = "jan@voorbeeld.nl"
ASK = "/mijn-gegevens/"


@pytest.fixture(autouse=True)
def data_dir(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.MAIL_TRANSPORT = "files"
    return tmp_path


@pytest.fixture
def lead(visitor: Client, offers: FunnelSettings, self_test: SelfTest) -> Lead:
    """Somebody with an outcome, a book and tips."""
    form = form_on(visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"]))
    visitor.post(form.action, form.hidden | {"email": JAN, "keuze": "passende-tips"})
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))
    Delivery.objects.update(state="sent")
    sync_contact(MailchimpSync.objects.get().pk)
    return Lead.objects.get()


@pytest.fixture
def link(visitor: Client, lead: Lead) -> str:
    visitor.post(ASK, {"email": JAN})
    return reverse("funnel:my_data", args=[DataLink.objects.get().token])


def press(visitor: Client, link: str, action: str) -> str:
    """Press one of the page's own buttons; the page afterwards."""
    offered = {form.hidden.get("actie") for form in forms_on(visitor.get(link))}
    assert action in offered
    visitor.post(link, {"actie": action})
    return visitor.get(link).content.decode()


def contact(data_dir: Path) -> str:
    sync_contact(MailchimpSync.objects.get().pk)
    [path] = (data_dir / "audience").glob("*.json")
    return str(json.loads(path.read_text())["status"])


def test_the_answer_is_the_same_for_an_address_that_nobody_has(visitor: Client, lead: Lead) -> None:
    known, unknown = (visitor.post(ASK, {"email": email}) for email in (JAN, "piet@voorbeeld.nl"))

    assert known.serialize_headers() == unknown.serialize_headers()
    assert known.content == unknown.content
    assert known["Location"] == "/mijn-gegevens/onderweg/"
    assert Lead.objects.count() == DataLink.objects.count() == 1


def test_asking_twice_is_one_mail_and_later_a_new_link(visitor: Client, link: str) -> None:
    visitor.post(ASK, {"email": JAN})
    assert DataLink.objects.count() == 1

    Delivery.objects.update(state="sent")
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        visitor.post(ASK, {"email": JAN})

    assert DataLink.objects.count() == 2
    assert visitor.get(link).status_code == 200


def test_a_bad_address_is_explained(visitor: Client, site: object) -> None:
    again = visitor.post(ASK, {"email": "jan"})

    assert again.status_code == 422
    assert "naam@voorbeeld.nl" in again.content.decode()


def test_the_mail_brings_the_link_and_no_word_about_health(link: str) -> None:
    delivery = Delivery.objects.get(kind="my_data")
    letter = message_from_bytes(compose(delivery).body, policy=policy.default)
    text = letter.get_body(("plain",)).get_content()

    assert link in text
    for word in ("rug", "pijn", "spanning", "Rustig", "test"):
        assert word not in text.replace(link, "") + letter["Subject"]


def test_the_page_shows_what_we_keep_and_nobody_may_keep_the_page(
    visitor: Client, link: str
) -> None:
    page = visitor.get(link)
    text = page.content.decode()

    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]
    for word in (JAN, "Rustig in je rug", "Spanning speelt duidelijk mee.", "Mailchimp"):
        assert word in text


def test_looking_changes_nothing(visitor: Client, link: str) -> None:
    before = list(Consent.objects.values()), list(Lead.objects.values())
    for address in (link, f"{link}wissen/", f"{link}mijn-gegevens.json"):
        visitor.get(address)

    assert (list(Consent.objects.values()), list(Lead.objects.values())) == before


def test_a_pause_signs_off_and_after_six_weeks_the_audience_asks(
    visitor: Client, link: str, data_dir: Path
) -> None:
    assert "rusten tot" in press(visitor, link, "pauze")
    assert contact(data_dir) == "unsubscribed"

    with time_machine.travel(timezone.now() + timedelta(weeks=6, minutes=1)):
        new_day.send(sender=None, now=timezone.now())
        assert contact(data_dir) == "pending"
    assert Consent.stands(Lead.objects.get(), Consent.Purpose.MARKETING)


def test_a_pause_pressed_twice_lasts_six_weeks(visitor: Client, link: str) -> None:
    press(visitor, link, "pauze")
    first = Lead.objects.get().paused_until
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        visitor.post(link, {"actie": "pauze"})

    assert Lead.objects.get().paused_until == first


def test_a_pause_that_was_over_before_it_reached_the_audience_costs_no_mail(
    visitor: Client, link: str, data_dir: Path
) -> None:
    press(visitor, link, "pauze")
    press(visitor, link, "verder")

    assert contact(data_dir) == "subscribed"


def test_who_leaves_during_a_pause_is_not_asked_back(
    visitor: Client, link: str, data_dir: Path
) -> None:
    press(visitor, link, "pauze")
    press(visitor, link, "stop-alles")

    with time_machine.travel(timezone.now() + timedelta(weeks=7)):
        new_day.send(sender=None, now=timezone.now())
        assert contact(data_dir) == "unsubscribed"


def test_tips_stop_and_the_outcome_stays_until_it_is_erased(
    visitor: Client, link: str, data_dir: Path
) -> None:
    press(visitor, link, "stop-tips")
    lead = Lead.objects.get()
    assert contact(data_dir) == "unsubscribed"
    assert (lead.status, lead.outcome_box is None) == ("confirmed", False)

    assert "Spanning speelt" not in press(visitor, link, "wis-uitslag")
    assert Lead.objects.get().outcome_box is None
    assert not Grant.objects.exclude(tag="").exists()


def test_a_button_pressed_twice_is_one_proof(visitor: Client, link: str) -> None:
    for _ in range(2):
        visitor.post(link, {"actie": "stop-tips"})

    assert Consent.objects.filter(purpose="marketing", step="withdrawn").count() == 1


def test_who_wants_no_more_mail_still_gets_the_link_to_their_data(
    visitor: Client, link: str, data_dir: Path
) -> None:
    press(visitor, link, "stop-alles")
    sweep(MAIL)

    assert Delivery.objects.get(kind="my_data").state == "sent"
    assert len(list((data_dir / "mail").glob("*.eml"))) == 1


def test_two_files_hold_what_the_page_shows(visitor: Client, link: str) -> None:
    as_json = visitor.get(f"{link}mijn-gegevens.json")
    as_page = visitor.get(f"{link}mijn-gegevens.html")

    assert json.loads(as_json.content)["outcome"]["outcome"] == "Spanning speelt duidelijk mee."
    assert "Spanning speelt duidelijk mee." in as_page.content.decode()
    for file in (as_json, as_page):
        assert file["Cache-Control"] == "private, no-store"
        assert file["Content-Disposition"].startswith("attachment")


def test_erasing_asks_once_and_ends_every_link(visitor: Client, link: str) -> None:
    grant = Grant.objects.get()
    form = form_on(visitor.get(f"{link}wissen/"))
    assert visitor.post(form.action)["Location"] == "/mijn-gegevens/gewist/"

    assert Lead.objects.get().status == "erased"
    assert visitor.get("/mijn-gegevens/gewist/").status_code == 200
    for gone in (link, form.action, reverse("funnel:download", args=[grant.token])):
        assert visitor.get(gone).status_code == visitor.post(gone).status_code == 404


def test_another_site_cannot_press_a_button(link: str) -> None:
    elsewhere = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})

    for address in (link, f"{link}wissen/", ASK):
        assert elsewhere.post(address, {"actie": "stop-alles", "email": JAN}).status_code == 403
    assert Lead.objects.get().status == "confirmed"


@pytest.mark.parametrize("action", ["", "onzin", "verwijder"])
def test_a_button_that_is_none_changes_nothing(visitor: Client, link: str, action: str) -> None:
    assert visitor.post(link, {"actie": action}).status_code == 422
    assert Lead.objects.get().status == "confirmed"


def test_a_link_ends_after_thirty_days_and_is_then_cleaned_up(visitor: Client, link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        ended = visitor.get(link)
        new_day.send(sender=None, now=timezone.now())

    assert ended.status_code == 404
    assert ASK in ended.content.decode()
    assert not DataLink.objects.exists()


def test_no_token_lies_in_a_row(link: str) -> None:
    token = DataLink.objects.get().token

    assert token
    assert token not in str(list(DataLink.objects.values()) + list(Delivery.objects.values()))


def test_a_known_address_costs_no_mail_outside_the_outbox(link: str) -> None:
    assert mail.outbox == []
    assert Delivery.objects.filter(kind="my_data").count() == 1
