import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Site

from cms.frame.models import SiteBrand
from cms.funnel.delivery.mail import Letter, NoKey, NothingLeft, compose
from cms.funnel.keys import link_token
from cms.funnel.models import Delivery, Enrolment, Grant, Lead, Trial
from cms.lib.tokens import hash_token


@pytest.fixture
def letter(owed: Delivery, settings: Settings) -> Letter:
    settings.SITE_URL = "https://www.example.nl"
    settings.DEFAULT_FROM_EMAIL = "Wegwijzer <post@example.nl>"
    return compose(owed)


def read(letter: Letter) -> EmailMessage:
    return message_from_bytes(letter.body, policy=policy.default)


def part(letter: Letter, kind: str) -> str:
    body = read(letter).get_body(preferencelist=(kind,))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_both_forms_of_the_mail_bring_the_personal_link_and_the_way_out(
    letter: Letter, kind: str
) -> None:
    grant, lead = Grant.objects.get(), Lead.objects.get()
    link = "https://www.example.nl" + reverse("funnel:download", args=[grant.token])
    way_out = reverse("funnel:unsubscribe", args=[lead.unsubscribe_token])

    assert link in part(letter, kind)
    assert way_out in part(letter, kind)


def test_the_mail_says_how_long_its_link_works(letter: Letter) -> None:
    ends = timezone.localtime(Grant.objects.get().expires_at)

    assert f"{ends.day} " in part(letter, "plain")
    assert str(ends.year) in part(letter, "plain")


def test_the_mail_names_no_book_and_no_topic(letter: Letter) -> None:
    book = Grant.objects.get().ebook
    whole = part(letter, "plain") + part(letter, "html") + str(read(letter)["Subject"])

    for word in (book.title, book.slug, book.subtitle, book.tag, "rug", "pijn"):
        assert word.lower() not in whole.lower()


def test_a_mail_program_can_show_a_button_to_unsubscribe(letter: Letter) -> None:
    token = Lead.objects.get().unsubscribe_token
    way_out = "https://www.example.nl" + reverse("funnel:unsubscribe", args=[token])

    assert read(letter)["List-Unsubscribe"] == f"<{way_out}>"
    assert read(letter)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_every_try_of_a_mail_has_the_same_message_id_and_name(
    letter: Letter, owed: Delivery
) -> None:
    again = compose(owed)

    assert read(again)["Message-ID"] == read(letter)["Message-ID"]
    assert again.name == letter.name
    assert owed.id.hex in read(letter)["Message-ID"]


def test_the_mail_goes_from_us_to_the_lead(letter: Letter) -> None:
    assert letter.recipient == "anna@praktijk-zuid.nl"
    assert letter.sender == "post@example.nl"
    assert read(letter)["To"] == "anna@praktijk-zuid.nl"


def test_a_letter_that_is_logged_by_accident_tells_no_address(letter: Letter) -> None:
    assert "anna" not in repr(letter)


def test_a_mail_about_the_trial_leads_to_its_start(lead: Lead, trial: Trial) -> None:
    enrolment_id = uuid4()
    enrolment = Enrolment.objects.create(
        id=enrolment_id,
        lead=lead,
        trial=trial,
        token_hash=hash_token(link_token("trial", enrolment_id)),
        asked_at=timezone.now(),
    )
    owed = Delivery.objects.create(
        lead=lead, kind="trial", object_id=enrolment_id, not_before=timezone.now()
    )

    assert reverse("funnel:trial_start", args=[enrolment.token]) in part(compose(owed), "plain")


def test_a_mail_whose_grant_is_gone_has_nothing_to_say(owed: Delivery) -> None:
    Grant.objects.all().delete()

    with pytest.raises(NothingLeft):
        compose(owed)


def test_a_mail_whose_link_key_is_gone_cannot_be_made(owed: Delivery, settings: Settings) -> None:
    settings.LINK_KEYS = ["another key"]

    with pytest.raises(NoKey):
        compose(owed)


def test_a_mail_speaks_and_looks_as_the_brand_of_the_site_does(owed: Delivery, site: Site) -> None:
    SiteBrand.objects.create(
        site=site,
        name="De Linde & Co",
        address_form="u",
        call_colour="#0b5fae",
        street_address="Lindelaan 1",
        registrations="KvK 12345678",
    )

    letter = compose(owed)

    text, html = part(letter, "plain"), part(letter, "html")
    assert "De Linde & Co stuurt u deze mail" in text
    assert "De Linde &amp; Co stuurt u deze mail" in html
    for words in ("Lindelaan 1", "KvK 12345678"):
        assert words in text
        assert words in html
    assert "#0b5fae" in html
    assert str(read(letter)["Subject"]) == "U hebt iets bij ons aangevraagd"
    assert not re.search(r"\b(je|jij|jou|jouw)\b", text)
