"""Whoever agrees, agrees to the very words on the page."""

from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import Consent, ConsentText, Ebook, FunnelSettings, Grant, Lead
from tests.funnel.visitor.walking import form_on, forms_on

JAN = "jan@voorbeeld.nl"
NEW_WORDS = "Stuur mij het e-book, en elke maand een tip via Mailchimp."


def put_in_force(place: str, text: str, hint: str = "") -> ConsentText:
    return ConsentText.objects.create(place=place, text=text, hint=hint, by="Marit")


def test_the_newest_words_stand_on_the_page_and_in_the_proof(visitor: Client, ebook: Ebook) -> None:
    put_in_force("tips", "Oude woorden, via Mailchimp.")
    words = put_in_force("tips", NEW_WORDS, "Eén klik, en het stopt.")
    page = visitor.get(ebook.url)

    visitor.post(ebook.url, form_on(page).hidden | {"email": JAN, "keuze": "tips"})

    assert NEW_WORDS in page.content.decode()
    proof = Consent.objects.get(purpose="marketing")
    assert proof.text == f"{NEW_WORDS} Eén klik, en het stopt."
    assert proof.text_hash == words.text_hash == sha256(proof.text.encode()).hexdigest()
    assert (proof.method, proof.page, words.number) == ("form", ebook.url, 2)


def test_a_form_that_was_opened_before_its_words_changed_asks_once_more(
    visitor: Client, ebook: Ebook
) -> None:
    opened = form_on(visitor.get(ebook.url))
    put_in_force("tips", NEW_WORDS)
    filled_in = {"email": JAN, "keuze": "tips"}

    again = visitor.post(ebook.url, opened.hidden | filled_in)

    assert again.status_code == 422
    assert "Lees ze" in again.content.decode()
    assert NEW_WORDS in again.content.decode()
    assert not Lead.objects.exists()
    assert visitor.post(ebook.url, form_on(again).hidden | filled_in).status_code == 303


def test_what_was_agreed_to_before_keeps_the_words_of_that_day(
    visitor: Client, ebook: Ebook
) -> None:
    visitor.post(ebook.url, {"email": JAN, "keuze": "tips"})
    before = Consent.objects.get(purpose="marketing").text
    put_in_force("tips", NEW_WORDS)
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))

    assert [proof.text for proof in Consent.objects.filter(purpose="marketing")] == [before] * 2
    given = Consent.objects.get(purpose="marketing", step="given")
    assert given.method == "mailbox"


@pytest.mark.parametrize("address", ["/e-book/rustig/", "/proefversie/"])
def test_the_words_cost_a_public_page_no_second_query(
    visitor: Client,
    offers: FunnelSettings,
    address: str,
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    for place in ConsentText.Place:
        put_in_force(place, f"Via Mailchimp: {place.label}.")

    with django_assert_max_num_queries(4):
        visitor.get(address)


def test_the_trial_asks_once_more_when_its_words_changed(
    visitor: Client, offers: FunnelSettings
) -> None:
    opened = form_on(visitor.get("/proefversie/"))
    put_in_force("trial", "We gebruiken je adres alleen hiervoor.")

    again = visitor.post("/proefversie/", opened.hidden | {"email": JAN})

    assert again.status_code == 422
    assert not Lead.objects.exists()


@pytest.fixture
def download_page(visitor: Client, offers: FunnelSettings) -> str:
    visitor.post(offers.ebook.url, {"email": JAN, "keuze": "e-book"})
    where = reverse("funnel:download", args=[Grant.objects.get().token])
    visitor.post(where)
    return where


def test_tips_stop_on_the_page_where_they_were_asked_for_as_easily(
    visitor: Client, download_page: str
) -> None:
    for action, step in [("", "given"), ("stop", "withdrawn")]:
        form = forms_on(visitor.get(download_page))[0]
        visitor.post(form.action, form.hidden | {"actie": action})

        proof = Consent.objects.filter(purpose="marketing").last()
        assert (proof.step, proof.method) == (step, "own page")
    assert Lead.objects.get().status == "confirmed"


def test_words_that_changed_meanwhile_are_not_agreed_to_on_the_download_page(
    visitor: Client, download_page: str
) -> None:
    form = forms_on(visitor.get(download_page))[0]
    put_in_force("download", NEW_WORDS)

    assert visitor.post(form.action, form.hidden).status_code == 409
    assert not Consent.objects.filter(purpose="marketing").exists()


def test_a_proof_says_that_the_mail_programme_pressed(
    visitor: Client, offers: FunnelSettings
) -> None:
    visitor.post(offers.ebook.url, {"email": JAN, "keuze": "tips"})
    where = reverse("funnel:unsubscribe", args=[Lead.objects.get().unsubscribe_token])

    Client().post(where, {"List-Unsubscribe": "One-Click"})

    assert {proof.method for proof in Consent.objects.filter(step="withdrawn")} == {"one click"}
