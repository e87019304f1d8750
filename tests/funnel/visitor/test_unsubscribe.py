import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import Consent, Delivery, Ebook, Grant, Lead, MailchimpSync


@pytest.fixture
def lead(visitor: Client, ebook: Ebook) -> Lead:
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})
    visitor.post(reverse("funnel:download", args=[Grant.objects.get().token]))
    return Lead.objects.get()


def _link(lead: Lead) -> str:
    return reverse("funnel:unsubscribe", args=[lead.unsubscribe_token])


def test_looking_at_the_page_changes_nothing(visitor: Client, lead: Lead) -> None:
    assert visitor.get(_link(lead)).status_code == 200
    assert Lead.objects.get().status == "confirmed"


def test_one_press_withdraws_all_that_stands(visitor: Client, lead: Lead) -> None:
    visitor.post(_link(lead))

    lead.refresh_from_db()
    assert lead.status == "unsubscribed"
    assert not Consent.stands(lead, Consent.Purpose.MARKETING)
    assert Delivery.objects.get().state == "cancelled"
    assert MailchimpSync.objects.get().desired_version == 2


def test_a_mail_program_may_post_from_anywhere(lead: Lead) -> None:
    program = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})

    program.post(_link(lead), {"List-Unsubscribe": "One-Click"})

    assert Lead.objects.get().status == "unsubscribed"


def test_asking_again_later_works_and_revives_no_consent(
    visitor: Client, lead: Lead, ebook: Ebook
) -> None:
    Delivery.objects.update(created_at="2026-01-01T00:00Z", state="sent")
    Grant.objects.update(asked_at="2026-01-01T00:00Z")
    visitor.post(_link(lead))

    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "e-book"})

    assert Grant.objects.count() == 2
    assert not Consent.stands(lead, Consent.Purpose.MARKETING)


def test_a_guessed_link_gets_a_sentence(visitor: Client) -> None:
    assert visitor.get("/afmelden/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404


def test_who_unsubscribes_and_asks_again_at_once_gets_a_new_mail(
    visitor: Client, ebook: Ebook
) -> None:
    filled_in = {"email": "jan@voorbeeld.nl", "keuze": "e-book"}
    visitor.post(ebook.url, filled_in)
    visitor.post(_link(Lead.objects.get()))

    visitor.post(ebook.url, filled_in)

    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["cancelled", "pending"]


def test_an_old_link_gives_the_book_and_revives_no_consent(visitor: Client, ebook: Ebook) -> None:
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "tips"})
    lead, old = Lead.objects.get(), Grant.objects.get()
    visitor.post(_link(lead))
    visitor.post(ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "e-book"})

    visitor.post(reverse("funnel:download", args=[old.token]))

    old.refresh_from_db()
    assert old.confirmed_at
    assert not Consent.stands(lead, Consent.Purpose.MARKETING)
    assert not MailchimpSync.objects.exists()
