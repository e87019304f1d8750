import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client
from wagtail.models import Site

from cms.frame.models import SiteMenu
from cms.funnel.models import Ebook, SelfTest
from tests.funnel.visitor.walking import form_on


def _away(execute: object, sql: str, params: object, many: bool, context: object) -> None:
    raise OperationalError("the database is away")


def test_what_was_typed_survives_a_database_that_is_away(visitor: Client, ebook: Ebook) -> None:
    filled_in = {"email": "jan@voorbeeld.nl", "keuze": "tips"}

    with connection.execute_wrapper(_away):
        answer = visitor.post(ebook.url, filled_in)

    form = form_on(answer)
    assert answer.status_code == 503
    assert (form.action, form.hidden) == (ebook.url, filled_in)
    assert visitor.post(form.action, form.hidden).status_code == 303


@pytest.mark.parametrize("address", ["/test/rugtest/", "/", "/proefversie/"])
def test_a_page_that_needs_the_database_says_so(visitor: Client, db: None, address: str) -> None:
    with connection.execute_wrapper(_away):
        answer = visitor.get(address)

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "druk" in answer.content.decode()


def test_a_footer_full_of_pages_does_not_stand_in_the_way(visitor: Client, site: Site) -> None:
    link = {"page": site.root_page_id, "address": "", "label": "Begin"}
    column = {"type": "column", "value": {"title": "Meer", "links": [link]}}
    SiteMenu.objects.create(site=site, columns=json.dumps([column]))
    visitor.get("/proefversie/")

    with connection.execute_wrapper(_away):
        answer = visitor.get("/proefversie/")

    assert answer.status_code == 503


def test_a_step_goes_on_when_it_cannot_be_counted(visitor: Client, self_test: SelfTest) -> None:
    def read_only(
        execute: Callable[..., object], sql: str, params: object, many: bool, context: object
    ) -> object:
        if not sql.startswith("SELECT"):
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(read_only):
        step = visitor.post(self_test.url, {"antwoord": "0"})

    assert step.status_code == 200
    assert "Wordt het erger bij drukte?" in step.content.decode()


def test_alive_needs_no_database_and_ready_does(visitor: Client, db: None) -> None:
    with connection.execute_wrapper(_away):
        alive, ready = visitor.get("/healthz/live"), visitor.get("/healthz/ready")

    assert (alive.status_code, ready.status_code) == (200, 503)
    assert visitor.get("/healthz/ready").json()["oldest_due_seconds"] == 0
