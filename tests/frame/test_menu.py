"""Menu and footer, as editors made them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from cms.frame.models import SiteMenu
from cms.funnel.models import SelfTest
from cms.pages.models import StandardPage
from tests.funnel.visitor.walking import walk

PRIVACY = '<li><a href="/privacy/">Privacy</a></li>'


def test_the_menu_and_the_footer_are_those_that_editors_made(
    menu: SiteMenu, client: Client
) -> None:
    html = client.get("/").content.decode()

    assert '<li><a href="/zoeken/">Zoek</a></li>' in html
    assert html.count(PRIVACY) == 2
    assert '<h2 id="voet-1">Regels</h2>' in html


def test_the_menu_knows_where_the_visitor_is(menu: SiteMenu, client: Client) -> None:
    html = client.get("/privacy/").content.decode()

    assert '<a href="/privacy/" aria-current="page">Privacy</a>' in html


def test_a_page_that_is_not_live_is_left_out_and_one_that_moved_is_found(
    menu: SiteMenu, privacy: StandardPage, client: Client
) -> None:
    privacy.slug = "uw-gegevens"
    privacy.save()
    assert client.get("/").content.decode().count('<a href="/uw-gegevens/">') == 2

    privacy.unpublish()

    assert "uw-gegevens" not in client.get("/").content.decode()


def test_a_step_of_a_test_has_the_footer_too(
    menu: SiteMenu, self_test: SelfTest, client: Client
) -> None:
    client.get("/test/rugtest/")  # Wagtail looks up the roots of the sites once an hour.

    with CaptureQueriesContext(connection) as queries:
        html = client.get("/test/rugtest/").content.decode()

    assert PRIVACY in html
    assert "site-menu" not in html
    # The test, its site with the frame, and the pages of the footer.
    assert len(queries) == 3


def test_after_a_red_flag_the_footer_sells_nothing(
    menu: SiteMenu, self_test: SelfTest, client: Client
) -> None:
    to_ebook = {"page": None, "address": "/e-book/rustig/", "label": "Het e-book"}
    menu.columns = [{"type": "column", "value": {"title": "Doen", "links": [to_ebook]}}]
    menu.save()

    shown, flagged = (
        client.get(walk(client, self_test.url, [1, 1, last])["Location"]).content.decode()
        for last in (0, 2)
    )

    assert "/e-book/rustig/" in shown
    assert "care-card" in flagged
    assert "/e-book/rustig/" not in flagged


def test_a_menu_costs_a_page_no_query(
    privacy: StandardPage, client: Client, request: pytest.FixtureRequest
) -> None:
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    request.getfixturevalue("menu")

    with CaptureQueriesContext(connection) as after:
        client.get("/")

    assert len(after) == len(before)


def test_an_address_that_runs_a_script_is_refused_in_the_form(
    menu: SiteMenu, admin_client: Client
) -> None:
    address = reverse("wagtailsettings:edit", args=["frame", "sitemenu", Site.objects.get().pk])
    link = {
        "items-0-deleted": "",
        "items-0-order": "0",
        "items-0-type": "link",
        "items-0-value-page": "",
        "items-0-value-address": "javascript:alert(1)",
        "items-0-value-label": "Lees",
    }

    response = admin_client.post(address, {"items-count": "1", "columns-count": "0", **link})

    assert "Begin met" in response.content.decode()
    assert len(SiteMenu.objects.get().items.raw_data) == 2
