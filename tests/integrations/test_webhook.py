"""Mailchimp knocks: who is let in, what is believed, and what is answered to nonsense."""

import hmac
import logging
import time
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.integrations.signals import ContactHint, contact_changed

pytestmark = pytest.mark.django_db

URL = "/webhooks/mailchimp/een-geheim_1/"
FORM = "application/x-www-form-urlencoded"
ANNA = "anna@praktijk-zuid.nl"
UNSUBSCRIBED = {
    "type": "unsubscribe",
    "fired_at": "2026-11-23 12:00:00",
    "data[action]": "unsub",
    "data[reason]": "manual",
    "data[id]": "8a25ff1d98",
    "data[list_id]": "a1b2c3d4e5",
    "data[email]": ANNA,
    "data[email_type]": "html",
    "data[merges][EMAIL]": ANNA,
}


@pytest.fixture(autouse=True)
def our_settings(settings: Settings) -> None:
    settings.MAILCHIMP_AUDIENCE_ID = "a1b2c3d4e5"
    settings.MAILCHIMP_WEBHOOK_SECRET = "een-geheim_1"


@pytest.fixture
def hints() -> Iterator[list[ContactHint]]:
    heard: list[ContactHint] = []

    def listen(hint: ContactHint, **_kwargs: object) -> None:
        heard.append(hint)

    contact_changed.connect(listen)
    yield heard
    contact_changed.disconnect(listen)


def post(form: dict[str, str], **headers: str) -> Any:
    return Client(enforce_csrf_checks=True).post(
        URL, "&".join(f"{k}={v}" for k, v in form.items()), content_type=FORM, headers=headers
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_answers_that_we_are_here(
    client: Client, hints: list[ContactHint], method: str
) -> None:
    assert getattr(client, method)(URL).status_code == 200
    assert hints == []


@pytest.mark.parametrize("kind", ["unsubscribe", "subscribe", "profile", "cleaned"])
def test_news_of_a_contact_is_a_hint_and_no_more(
    client: Client, hints: list[ContactHint], kind: str
) -> None:
    answer = post(UNSUBSCRIBED | {"type": kind})

    assert answer.status_code == 200
    assert hints == [ContactHint(ANNA)]


def test_another_address_is_named_beside_the_old_one(
    client: Client, hints: list[ContactHint]
) -> None:
    moved = {"type": "upemail", "data[old_email]": ANNA, "data[new_email]": "a@zuid.nl"}

    assert post(moved).status_code == 200
    assert hints == [ContactHint(ANNA, "a@zuid.nl")]


def test_an_address_is_read_as_a_form_writes_it(client: Client, hints: list[ContactHint]) -> None:
    post(UNSUBSCRIBED | {"data[email]": "anna%2Btips%40zuid.nl"})

    assert hints == [ContactHint("anna+tips@zuid.nl")]


@pytest.mark.parametrize(
    "form",
    [
        {"type": "campaign", "data[list_id]": "a1b2c3d4e5", "data[subject]": "Nieuws"},
        {"type": "something new"},
        UNSUBSCRIBED | {"data[list_id]": "another"},
    ],
)
def test_news_about_other_things_is_taken_with_a_nod(
    client: Client, hints: list[ContactHint], form: dict[str, str]
) -> None:
    assert post(form).status_code == 200
    assert hints == []


@pytest.mark.parametrize("url", ["/webhooks/mailchimp/ander-geheim/", "/webhooks/mailchimp/é/"])
def test_without_the_secret_there_is_nothing_here(
    client: Client, hints: list[ContactHint], url: str
) -> None:
    assert client.get(url).status_code == 404
    assert client.post(url, UNSUBSCRIBED).status_code == 404
    assert hints == []


def test_while_we_have_no_secret_nobody_is_let_in(client: Client, settings: Settings) -> None:
    settings.MAILCHIMP_WEBHOOK_SECRET = ""

    assert client.get("/webhooks/mailchimp//").status_code == 404
    assert client.get(URL).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"\xff\xfe\x00",
        b"type=unsubscribe",
        b"type=unsubscribe&data[email]=nobody",
        b"type=unsubscribe&data[email]=%ff@zuid.nl",
        b"type=unsubscribe&data[email]=" + b"a" * 400 + b"@zuid.nl",
        b"type=upemail&data[old_email]=anna@zuid.nl",
        b"&".join(b"a=1" for _ in range(600)),
    ],
)
def test_junk_gets_a_sentence_and_leaves_no_trace(
    client: Client, hints: list[ContactHint], caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    answer = client.post(URL, body, content_type=FORM)

    assert answer.status_code == 400
    assert answer.content.decode().strip().endswith(".")
    assert "zuid" not in answer.content.decode() + caplog.text
    assert hints == []


def test_a_body_beyond_reason_is_not_read(client: Client, hints: list[ContactHint]) -> None:
    answer = client.post(URL, b"type=unsubscribe&data[email]=" + b"a" * 70_000, content_type=FORM)

    assert answer.status_code == 413
    assert hints == []


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_another_method_is_not_allowed(client: Client, method: str) -> None:
    assert getattr(client, method)(URL).status_code == 405


def sign(body: str, secret: str, at: int) -> str:
    digest = hmac.new(secret.encode(), f"{at}.{body}".encode(), sha256).hexdigest()
    return f"t={at},v1={digest}"


BODY = f"type=unsubscribe&data[email]={ANNA}"
NOW = 1_790_000_000
SIGNATURES = [
    (sign(BODY, "s3cret", NOW), 200),
    (sign(BODY, "s3cret", NOW - 299), 200),
    (sign(BODY, "s3cret", NOW - 301), 403),
    (sign(BODY, "s3cret", NOW + 301), 403),
    (sign(BODY, "another", NOW), 403),
    (sign(BODY + "&x=1", "s3cret", NOW), 403),
    (sign(BODY, "s3cret", NOW).replace("t=", "t=٣"), 403),
    ("t=1,v1=", 403),
    ("", 403),
]


@pytest.mark.parametrize(("signature", "status"), SIGNATURES)
def test_with_a_signing_secret_only_signed_posts_count(
    client: Client,
    hints: list[ContactHint],
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    signature: str,
    status: int,
) -> None:
    settings.MAILCHIMP_WEBHOOK_SIGNING_SECRET = "s3cret"
    monkeypatch.setattr(time, "time", lambda: NOW)
    headers = {"X-Mailchimp-Signature": signature} if signature else {}

    answer = client.post(URL, BODY, content_type=FORM, headers=headers)

    assert answer.status_code == status
    assert len(hints) == (status == 200)


def test_mailchimp_is_asked_to_come_again_when_we_cannot_keep_a_hint(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    def stumbles(hint: ContactHint, **_kwargs: object) -> None:
        raise RuntimeError(hint.email)

    contact_changed.connect(stumbles)
    try:
        answer = post(UNSUBSCRIBED)
    finally:
        contact_changed.disconnect(stumbles)

    assert answer.status_code == 503
    assert ANNA not in caplog.text


def test_no_hint_shows_an_address_by_accident(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("cms").error("%s", ContactHint(ANNA, "a@zuid.nl"))

    assert "zuid" not in caplog.text
