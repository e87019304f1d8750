import json

import pytest
from django.test import Client

from cms.funnel.models import Consent, Delivery, Ebook, FunnelSettings, Grant, Lead, SelfTest
from tests.funnel.visitor.walking import form_on, walk

ADDRESS = "Jan@Voorbeeld.nl"


def _outcome_form(visitor: Client, self_test: SelfTest) -> tuple[str, dict[str, str]]:
    page = visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"])
    form = form_on(page)
    return form.action, dict(form.hidden)


def test_the_form_leads_to_look_in_your_mail(visitor: Client, ebook: Ebook) -> None:
    answer = visitor.post(ebook.url, {"email": ADDRESS, "keuze": "e-book"})

    assert (answer.status_code, answer["Location"]) == (303, "/e-book/onderweg/?boek=rustig")
    assert "mail" in visitor.get(answer["Location"]).content.decode()
    assert Lead.objects.get().address == "jan@voorbeeld.nl"
    assert Delivery.objects.get().kind == "ebook"


def test_the_answer_is_the_same_for_a_known_and_an_unknown_address(
    visitor: Client, ebook: Ebook
) -> None:
    answers = [
        visitor.post(ebook.url, {"email": address, "keuze": "e-book"})
        for address in (ADDRESS, ADDRESS, "piet@voorbeeld.nl")
    ]

    seen = {(answer.status_code, answer.content, str(answer.headers)) for answer in answers}
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("choice", "purposes"),
    [
        ("e-book", {"service"}),
        ("tips", {"service", "marketing"}),
        ("passende-tips", {"service", "marketing", "outcome"}),
    ],
)
def test_each_answer_is_recorded_as_separate_consents(
    visitor: Client,
    offers: FunnelSettings,
    self_test: SelfTest,
    choice: str,
    purposes: set[str],
) -> None:
    action, hidden = _outcome_form(visitor, self_test)
    page = visitor.get(action).content.decode()

    visitor.post(action, {**hidden, "email": ADDRESS, "keuze": choice})

    proofs = Consent.objects.all()
    assert {proof.purpose for proof in proofs} == purposes
    assert {proof.step for proof in proofs} == {"asked"}
    assert all(sentence in page for sentence in proofs[0].text.split(". "))


@pytest.mark.parametrize("choice", ["e-book", "tips"])
def test_without_consent_for_it_no_outcome_is_stored(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest, choice: str
) -> None:
    action, hidden = _outcome_form(visitor, self_test)

    visitor.post(action, {**hidden, "email": ADDRESS, "keuze": choice})

    grant = Grant.objects.get()
    assert (grant.outcome_box, grant.tag) == (None, "")


def test_with_consent_the_outcome_waits_sealed_for_the_owner(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    action, hidden = _outcome_form(visitor, self_test)

    visitor.post(action, {**hidden, "email": ADDRESS, "keuze": "passende-tips"})

    grant = Grant.objects.get()
    assert json.loads(grant.held_outcome)["outcome"] == "veel"
    assert b"veel" not in bytes(grant.outcome_box)
    assert Lead.objects.get().outcome_box is None


def test_on_the_ebooks_own_page_there_is_no_outcome_to_keep(visitor: Client, ebook: Ebook) -> None:
    form = form_on(visitor.get(ebook.url))

    refused = visitor.post(ebook.url, {"email": ADDRESS, "keuze": "passende-tips"})

    assert form.radios["keuze"] == ["e-book", "tips"]
    assert form.checked == {}
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jan",
        "jan@localhost",
        "jan@[127.0.0.1]",
        "ſ@voorbeeld.nl",
        "jan@voor\u200bbeeld.nl",
        "a" * 65 + "@voorbeeld.nl",
        "jan@voorbeeld.nl\nBcc: piet@voorbeeld.nl",
        "jan@voorbeeld.nl, piet@voorbeeld.nl",
        "x" * 100_000 + "@voorbeeld.nl",
    ],
)
def test_a_bad_address_is_explained_and_kept_on_the_page(
    visitor: Client, ebook: Ebook, typed: str
) -> None:
    again = visitor.post(ebook.url, {"email": typed, "keuze": "tips"})

    assert again.status_code == 422
    assert "e-mailadres" in again.content.decode()
    assert form_on(again).checked == {"keuze": "tips"}
    assert not Lead.objects.exists()


@pytest.mark.parametrize("choice", ["", "alles", "service"])
def test_no_consent_answer_is_explained_and_the_address_stays(
    visitor: Client, ebook: Ebook, choice: str
) -> None:
    again = visitor.post(ebook.url, {"email": ADDRESS, "keuze": choice})

    assert again.status_code == 422
    assert "Kies wat we je mogen sturen." in again.content.decode()
    assert form_on(again).typed["email"] == ADDRESS
    assert not Lead.objects.exists()


def test_the_same_form_twice_is_one_request(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    action, hidden = _outcome_form(visitor, self_test)

    answers = [
        visitor.post(action, {**hidden, "email": ADDRESS, "keuze": "tips"}) for _ in range(3)
    ]

    assert {answer["Location"] for answer in answers} == {"/e-book/onderweg/"}
    assert (Lead.objects.count(), Grant.objects.count(), Delivery.objects.count()) == (1, 1, 1)
    assert Consent.objects.count() == 2


def test_the_same_form_with_another_address_is_told_so(
    visitor: Client, offers: FunnelSettings, self_test: SelfTest
) -> None:
    action, hidden = _outcome_form(visitor, self_test)
    visitor.post(action, {**hidden, "email": ADDRESS, "keuze": "tips"})

    other = visitor.post(action, {**hidden, "email": "piet@voorbeeld.nl", "keuze": "tips"})

    assert other.status_code == 409
    assert action in other.content.decode()
    assert [lead.address for lead in Lead.objects.all()] == ["jan@voorbeeld.nl"]


def test_a_form_without_an_id_is_one_request_for_ten_minutes(visitor: Client, ebook: Ebook) -> None:
    for choice in ("e-book", "tips", "e-book"):
        visitor.post(ebook.url, {"email": ADDRESS, "keuze": choice})

    assert Delivery.objects.count() == 1
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"service", "marketing"}


def test_a_field_that_only_machines_see_stops_them(visitor: Client, ebook: Ebook) -> None:
    answer = visitor.post(
        ebook.url, {"email": ADDRESS, "keuze": "tips", "website": "https://spam.example"}
    )

    assert answer["Location"] == "/e-book/onderweg/?boek=rustig"
    assert not Lead.objects.exists()


def test_an_unpublished_ebook_cannot_be_asked_for(visitor: Client, ebook: Ebook) -> None:
    ebook.unpublish()

    answer = visitor.post(ebook.url, {"email": ADDRESS, "keuze": "e-book"})

    assert answer.status_code == 404
    assert not Lead.objects.exists()
