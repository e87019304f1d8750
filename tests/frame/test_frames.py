"""Whose frame it is, also when there are more sites, or none that can be asked."""

from itertools import product
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client, RequestFactory
from wagtail.models import Site

from cms.frame.frames import site_for
from cms.frame.models import SiteBrand
from cms.funnel.models import SelfTest

SITES = [
    ("een.example", 80, True),
    ("twee.example", 80, False),
    ("twee.example", 8000, False),
    ("drie.example", 443, False),
]
ASKED = ["een.example", "twee.example", "drie.example", "vier.example", "niet bestaand"]


@pytest.fixture
def several(site: Site) -> None:
    Site.objects.all().delete()
    for host, port, is_default in SITES:
        Site.objects.create(
            hostname=host, port=port, is_default_site=is_default, root_page=site.root_page
        )


@pytest.mark.parametrize(("host", "port"), list(product(ASKED, ["80", "8000", "443"])))
def test_the_site_is_the_one_that_wagtail_finds(several: None, host: str, port: str) -> None:
    def asked() -> HttpRequest:
        return RequestFactory().get("/", SERVER_NAME=host, SERVER_PORT=port)

    assert site_for(asked()) == Site.find_for_request(asked())


def test_each_site_has_its_own_brand(several: None, self_test: SelfTest, client: Client) -> None:
    for site in Site.objects.filter(port__in=[80, 443]):
        SiteBrand.objects.create(site=site, name=site.hostname.partition(".")[0].upper())

    for host, name in [("een.example", "EEN"), ("drie.example", "DRIE"), ("x.example", "EEN")]:
        html = client.get("/test/rugtest/", SERVER_NAME=host).content.decode()

        assert f" · {name}</title>" in html


def test_the_page_for_a_database_that_is_away_has_the_frame_that_was_seen_last(
    brand: SiteBrand, self_test: SelfTest, client: Client
) -> None:
    SiteBrand.objects.update(address_form="u")
    client.get("/test/rugtest/")

    def away(execute: Any, *args: Any) -> Any:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        response = client.post("/test/rugtest/", {"antwoord": "0"})

    html = response.content.decode()
    assert response.status_code == 503
    assert " · Praktijk De Linde</title>" in html
    assert "Uw antwoorden staan er nog." in html
