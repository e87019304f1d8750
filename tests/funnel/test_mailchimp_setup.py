"""`mailchimp_setup` against a double of Mailchimp, over real HTTP."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cms.funnel.models import Ebook, Trial
from tests.doubles.mailchimp import MailchimpDouble

URL = "https://praktijk.nl/webhooks/mailchimp/geheim/"


@pytest.fixture
def double(settings: Settings) -> Iterator[MailchimpDouble]:
    settings.SITE_URL, settings.MAILCHIMP_WEBHOOK_SECRET = "https://praktijk.nl", "geheim"
    with MailchimpDouble() as double:
        for name, value in double.settings.items():
            setattr(settings, name, value)
        yield double


@pytest.fixture
def tagged(ebook: Ebook, trial: Trial) -> None:
    """Two tags: Merel and Lijster."""


def set_up(*arguments: str) -> str:
    said = StringIO()
    call_command("mailchimp_setup", *arguments, stdout=said)
    return said.getvalue()


def test_it_shows_what_is_missing_and_changes_nothing(
    tagged: None, double: MailchimpDouble
) -> None:
    said = set_up()

    assert "lacks: The tag “Merel” is not there yet." in said
    assert "lacks: The webhook to this site is not there yet." in said
    assert "Add --apply" in said
    assert {request.method for request in double.requests} == {"GET"}


def test_told_to_it_makes_what_is_missing_once(tagged: None, double: MailchimpDouble) -> None:
    said = set_up("--apply")

    assert sorted(double.state.segments) == ["Lijster", "Merel"]
    assert [hook["url"] for hook in double.state.webhooks] == [URL]
    assert double.state.webhooks[0]["sources"] == {"user": True, "admin": True, "api": False}
    assert f"MAILCHIMP_WEBHOOK_SIGNING_SECRET={double.state.signing_secret}" in said

    double.requests.clear()
    said = set_up("--apply")

    assert "lacks" not in said
    assert {request.method for request in double.requests} == {"GET"}


def test_what_is_there_is_left_alone_however_much_it_is(
    tagged: None, double: MailchimpDouble
) -> None:
    double.state.segments = [f"Hun {number}" for number in range(30)] + ["MEREL", "Lijster"]
    set_up("--apply")

    assert len(double.state.segments) == 32


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAILCHIMP_API_KEY", ""),
        ("MAILCHIMP_API_KEY", "0000000000000000000000000000dead-us1"),
        ("MAILCHIMP_AUDIENCE_ID", "f00"),
        ("MAILCHIMP_AUDIENCE_ID", "no such id!"),
    ],
)
def test_a_wrong_key_or_audience_gets_a_sentence(
    db: None, double: MailchimpDouble, settings: Settings, name: str, value: str
) -> None:
    setattr(settings, name, value)

    with pytest.raises(CommandError, match=name) as refused:
        set_up("--apply")
    assert refused.value.returncode == 1


def test_mailchimp_that_is_away_gets_a_sentence(db: None, double: MailchimpDouble) -> None:
    double.fail_next("html_502")

    with pytest.raises(CommandError, match="Mailchimp"):
        set_up()


def test_a_site_that_mailchimp_cannot_open_is_named(
    db: None, double: MailchimpDouble, settings: Settings
) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"

    with pytest.raises(CommandError, match="SITE_URL"):
        set_up("--apply")


def test_without_a_secret_one_is_made_up_to_be_set(
    db: None, double: MailchimpDouble, settings: Settings
) -> None:
    settings.MAILCHIMP_WEBHOOK_SECRET = ""

    assert "MAILCHIMP_WEBHOOK_SECRET=" in set_up("--apply")
    assert double.state.webhooks == []
