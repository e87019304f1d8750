import json

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.funnel.models import Consent, FunnelSettings, Grant, Lead, MailchimpSync, SelfTest
from tests.conftest import PDF
from tests.funnel.visitor.walking import form_on, walk


@pytest.fixture
def link(visitor: Client, offers: FunnelSettings, self_test: SelfTest) -> str:
    form = form_on(visitor.get(walk(visitor, self_test.url, [1, 1, 0])["Location"]))
    filled_in = {"email": "jan@voorbeeld.nl", "keuze": "passende-tips"}
    visitor.post(form.action, form.hidden | filled_in)
    return reverse("funnel:download", args=[Grant.objects.get().token])


def _file(link: str) -> str:
    return f"{link}rustig-in-je-rug.pdf"


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_at_the_link_changes_nothing(visitor: Client, link: str, method: str) -> None:
    page = getattr(visitor, method)(link)

    assert page.status_code == 200
    assert page["Cache-Control"] == "private, no-store"
    assert Lead.objects.get().status == "unconfirmed"
    assert not MailchimpSync.objects.exists()


def test_before_the_button_there_is_no_file(visitor: Client, link: str) -> None:
    assert visitor.get(_file(link)).status_code == 404


def test_the_button_confirms_and_the_file_is_there(visitor: Client, link: str) -> None:
    pressed = visitor.post(link)
    page = visitor.get(pressed["Location"])
    file = visitor.get(_file(link))

    assert (pressed.status_code, pressed["Location"]) == (303, link)
    assert _file(link) in page.content.decode()
    assert file["Content-Type"] == "application/pdf"
    assert b"".join(file.streaming_content) == PDF


def test_confirming_gives_the_consents_that_were_asked_for(visitor: Client, link: str) -> None:
    visitor.post(link)
    visitor.post(link)

    lead = Lead.objects.get()
    given = Consent.objects.filter(lead=lead, step="given")
    assert lead.status == "confirmed"
    assert sorted(given.values_list("purpose", flat=True)) == ["marketing", "outcome", "service"]
    assert json.loads(lead.kept_outcome)["outcome"] == "veel"
    assert Grant.objects.get().outcome_box is None
    assert MailchimpSync.objects.get().desired_version == 1


def test_part_of_the_file_can_be_asked_for(visitor: Client, link: str) -> None:
    visitor.post(link)

    part = visitor.get(_file(link), headers={"Range": "bytes=5-9"})

    assert part.status_code == 206
    assert part["Content-Range"] == f"bytes 5-9/{len(PDF)}"
    assert b"".join(part.streaming_content) == PDF[5:10]


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [
        ("bytes=0-", 206, len(PDF)),
        ("bytes=-6", 206, 6),
        (f"bytes={len(PDF)}-", 416, 0),
        ("bytes=9-5", 416, 0),
        ("bytes=0-1,4-5", 200, len(PDF)),
        ("lines=1-2", 200, len(PDF)),
    ],
)
def test_ranges_are_answered_as_the_standard_says(
    visitor: Client, link: str, asked: str, status: int, length: int
) -> None:
    visitor.post(link)

    answer = visitor.get(_file(link), headers={"Range": asked})

    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, len(body)) == (status, length)


def test_a_changed_file_is_sent_whole(visitor: Client, link: str) -> None:
    visitor.post(link)

    answer = visitor.get(_file(link), headers={"Range": "bytes=5-9", "If-Range": '"older"'})

    assert answer.status_code == 200


def test_after_thirty_days_the_link_offers_a_new_one(visitor: Client, link: str) -> None:
    with time_machine.travel(timezone.now() + timezone.timedelta(days=31)):
        page = visitor.get(link)
        pressed = visitor.post(link)

    assert page.status_code == pressed.status_code == 410
    assert "/e-book/rustig/" in page.content.decode()
    assert Lead.objects.get().status == "unconfirmed"


def test_a_guessed_link_gets_a_sentence(visitor: Client, link: str) -> None:
    page = visitor.get("/e-book/download/AAAAAAAAAAAAAAAAAAAAAA/")

    assert page.status_code == 404
    assert "Deze link werkt niet" in page.content.decode()


def test_the_token_lies_in_no_row(visitor: Client, link: str) -> None:
    token = link.split("/")[-2]

    assert token not in str(Grant.objects.values().get())


def test_tips_can_still_be_asked_for_on_the_page(visitor: Client, offers: FunnelSettings) -> None:
    visitor.post(offers.ebook.url, {"email": "jan@voorbeeld.nl", "keuze": "e-book"})
    link = reverse("funnel:download", args=[Grant.objects.get().token])
    visitor.post(link)

    visitor.post(f"{link}tips/")

    assert Consent.stands(Lead.objects.get(), Consent.Purpose.MARKETING)
    assert MailchimpSync.objects.get().fresh_opt_in


def test_tips_need_a_confirmed_address(visitor: Client, link: str) -> None:
    refused = visitor.post(f"{link}tips/")

    assert refused.status_code == 404
    assert not Consent.objects.filter(step="given").exists()
