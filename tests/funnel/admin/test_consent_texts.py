from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.funnel.models import ConsentText
from cms.pages.models import Generation
from tests.funnel.admin.conftest import WithPermissions

pytestmark = pytest.mark.django_db
INDEX = "consent_texts:index"


def put(client: Client, text: str, place: str = "tips", hint: str = "") -> str:
    where = reverse("consent_texts:add", args=[place])
    response = client.post(where, {"text": text, "hint": hint}, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


def test_every_place_shows_its_words_before_anybody_wrote_any(admin_client: Client) -> None:
    page = admin_client.get(reverse(INDEX)).content.decode()

    assert "Stuur mij alleen het e-book." in page
    assert page.count("onze eigen tekst") == len(ConsentText.Place)
    assert "Alle versies" not in page


def test_changing_a_text_adds_a_version_and_leaves_the_older_alone(admin_client: Client) -> None:
    put(admin_client, "Eerst, via Mailchimp.")
    page = put(admin_client, "Daarna, via Mailchimp.")

    versions = list(ConsentText.objects.order_by("number").values_list("number", "text"))
    assert versions == [(1, "Eerst, via Mailchimp."), (2, "Daarna, via Mailchimp.")]
    assert "Eerst, via Mailchimp." in page
    assert ConsentText.objects.last().by == "admin"


def test_a_new_version_begins_with_the_words_in_force(admin_client: Client) -> None:
    put(admin_client, "Nu, via Mailchimp.")

    page = admin_client.get(reverse("consent_texts:add", args=["tips"])).content.decode()

    assert "Nu, via Mailchimp." in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "verplicht"),
        ("Stuur mij tips.", "Noem Mailchimp"),
        ("Stuur mij het e-book, en af en toe tips per mail.", "gelden al"),
    ],
)
def test_words_that_cannot_stand_are_refused_with_a_sentence(
    admin_client: Client, text: str, says: str
) -> None:
    hint = "" if "Noem" in says else "Mailchimp, ons mailprogramma, krijgt dan je e-mailadres."

    assert says in put(admin_client, text, hint=hint)
    assert not ConsentText.objects.exists()


def test_a_new_version_empties_the_cache_of_pages(
    admin_client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    before = Generation.current()

    with django_capture_on_commit_callbacks(execute=True):
        put(admin_client, "Nieuw, via Mailchimp.")

    assert Generation.current() != before


def test_writing_asks_for_the_permission(staff_with: WithPermissions) -> None:
    reader = staff_with("view_consenttext")
    write = reverse("consent_texts:add", args=["tips"])

    assert reader.get(reverse(INDEX)).status_code == 200
    assert write not in reader.get(reverse(INDEX)).content.decode()
    assert reader.post(write, {"text": "Via Mailchimp."}).status_code == 302
    assert staff_with("view_selftest").get(reverse(INDEX)).status_code == 302
    assert staff_with("add_consenttext").get(write).status_code == 200
    assert not ConsentText.objects.exists()


def test_a_place_that_is_none_is_not_found(admin_client: Client) -> None:
    assert admin_client.get(reverse("consent_texts:add", args=["nergens"])).status_code == 404
