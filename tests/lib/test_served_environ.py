from typing import Any

import pytest

from cms.lib.served_environ import without_our_environment


def told(environ: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    heard: dict[str, Any] = {}

    def application(environ: dict[str, Any], start_response: object) -> list[bytes]:
        heard.update(environ)
        return [b""]

    monkeypatch.setenv("DATABASE_URL", "postgres://us:geheim@db/site")
    monkeypatch.setenv("HTTP_PROXY", "http://us:geheim@proxy")
    without_our_environment(application)(environ, lambda *args: None)
    return heard


def test_a_request_is_told_about_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    request = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": "www.example.nl",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.url_scheme": "https",
    }

    assert told(request, monkeypatch) == request


def test_a_request_is_not_told_about_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = {
        "DATABASE_URL": "postgres://us:geheim@db/site",
        "HTTP_PROXY": "http://us:geheim@proxy",
        "PATH": "/usr/bin",
    }

    assert told(machine, monkeypatch) == {}
