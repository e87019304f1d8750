from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cms.integrations.audience import Contact, get_audience
from tests.funnel.admin.conftest import WithPermissions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    settings.MAILCHIMP_API_KEY = ""


def test_the_contacts_of_the_twin_are_listed_with_status_and_tags(admin_client: Client) -> None:
    get_audience().put(Contact("anna@voorbeeld.nl", frozenset({"Merel", "Kievit"})))
    get_audience().put(Contact("bram@voorbeeld.nl"))
    get_audience().unsubscribe("bram@voorbeeld.nl")

    page = admin_client.get(reverse("twin:index")).content.decode()

    assert "anna@voorbeeld.nl" in page
    assert "Kievit, Merel" in page
    assert "ingeschreven" in page
    assert "uitgeschreven" in page
    assert "2 contacten" in page


def test_an_empty_twin_says_when_the_first_contact_comes(admin_client: Client) -> None:
    assert "Nog geen contacten." in admin_client.get(reverse("twin:index")).content.decode()


def test_the_twin_is_for_those_who_may_see_addresses(staff_with: WithPermissions) -> None:
    assert staff_with("view_delivery").get(reverse("twin:index")).status_code == 302
    assert staff_with("view_lead").get(reverse("twin:index")).status_code == 200


def test_the_twin_is_gone_once_there_is_a_key(admin_client: Client, settings: Settings) -> None:
    settings.MAILCHIMP_API_KEY = "a key-us1"

    assert admin_client.get(reverse("twin:index")).status_code == 404


def test_the_menu_leads_to_the_twin_only_while_it_stands_in(
    site: object, staff_with: WithPermissions, settings: Settings
) -> None:
    marketer = staff_with("view_lead")

    assert "Mailchimp-tweeling" in marketer.get(reverse("wagtailadmin_home")).content.decode()

    settings.MAILCHIMP_API_KEY = "a key-us1"
    assert "Mailchimp-tweeling" not in marketer.get(reverse("wagtailadmin_home")).content.decode()
