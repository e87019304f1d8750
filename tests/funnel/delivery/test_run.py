"""The launcher's own small decisions; tests/real starts it whole."""

import socket

import pytest
from django.conf import settings as django_settings
from pytest_django import Settings
from wagtail.models import Site

from cms import run


def test_an_address_is_free_until_somebody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert "taken" in run.trouble_with("127.0.0.1", port)

    assert run.trouble_with("127.0.0.1", port) == ""


@pytest.mark.parametrize("port", ["0", "70000", "acht", "-1"])
def test_a_port_that_cannot_be_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    monkeypatch.setenv("PORT", port)

    assert run.main() == 1
    assert "no such port" in capsys.readouterr().out


def test_a_host_of_elsewhere_is_one_sentence() -> None:
    assert "no address of this machine" in run.trouble_with("192.0.2.1", 8000)


def test_a_taken_address_is_one_sentence_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        monkeypatch.delenv("HOST", raising=False)

        assert run.main() == 1

    assert capsys.readouterr().out == (
        f"http://127.0.0.1:{port} is taken by another program; "
        f"choose another port: make run PORT={port + 1}\n"
    )


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://127.0.0.1:8001", "127.0.0.1", 8001),
        ("http://voorbeeld.nl", "voorbeeld.nl", 80),
        ("https://voorbeeld.nl", "voorbeeld.nl", 443),
    ],
)
def test_the_site_follows_the_address_it_is_served_at(
    site: Site, settings: Settings, url: str, host: str, port: int
) -> None:
    settings.SITE_URL = url
    run.follow_the_address()
    site.refresh_from_db()

    assert (site.hostname, site.port) == (host, port)


@pytest.mark.django_db
def test_the_welcome_says_where_everything_is(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MAIL_TRANSPORT, settings.MAILCHIMP_API_KEY = "files", ""
    run.welcome()
    said = capsys.readouterr().out

    assert f"{django_settings.SITE_URL}/admin/" in said
    assert ".eml" in said
    assert "demo / demo" not in said  # There is no such login in this database.
    assert "Ctrl-C" in said
