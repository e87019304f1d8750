"""The admin belongs to the practice: its name and icon, from the door to the mails."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client

from cms.frame.models import SiteBrand

BIRD = "wagtail-logo"


def test_the_door_says_whose_it_is(brand: SiteBrand, client: Client) -> None:
    html = client.get("/admin/login/").content.decode()

    assert "- Praktijk De Linde</title>" in html
    assert "Praktijk De Linde</h1>" in "".join(html.split("\n")).replace("  ", "")
    assert '<img class="brand-icon"' in html
    assert ">Wachtwoord" in "".join(html.split())
    assert BIRD not in html


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/"])
def test_inside_the_sidebar_and_the_title_say_so_too(
    brand: SiteBrand, admin_client: Client, address: str
) -> None:
    html = admin_client.get(address).content.decode()

    assert "- Praktijk De Linde</title>" in html
    assert '<span class="brand-name">Praktijk De Linde</span>' in html
    assert 'rel="icon"' in html
    assert BIRD not in html
    assert "wagtailadmin/images/favicon" not in html


def test_without_a_brand_it_is_the_software_that_is_named(home: Any, client: Client) -> None:
    assert "- Wegwijzer</title>" in client.get("/admin/login/").content.decode()


def test_a_page_that_is_not_there_has_the_same_icon(brand: SiteBrand, admin_client: Client) -> None:
    response = admin_client.get("/admin/nergens/")

    assert response.status_code == 404
    assert '<img class="brand-icon"' in response.content.decode()


def test_mails_about_the_workflow_carry_no_banner_of_others(db: None) -> None:
    html = render_to_string("wagtailadmin/notifications/base.html", {"user": User(username="bo")})

    assert "<img" not in html
