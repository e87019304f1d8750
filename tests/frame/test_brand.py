"""The brand, from the form that editors fill in to what a visitor sees."""

import json
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from cms.frame.models import SiteBrand
from cms.funnel.models import SelfTest
from cms.pages.models import HomePage, StandardPage

EVERYWHERE = ["/", "/zoeken/", "/privacy/", "/test/rugtest/", "/nergens/"]


def colours_of(html: str) -> str:
    [address] = re.findall(r'href="(/merk/[^"]+)"', html)
    return address


@pytest.mark.parametrize("address", EVERYWHERE)
def test_the_brand_stands_around_every_page(
    brand: SiteBrand, privacy: StandardPage, self_test: SelfTest, client: Client, address: str
) -> None:
    html = client.get(address).content.decode()

    assert " · Praktijk De Linde</title>" in html
    assert '<a href="tel:+310201234567">+31 (0)20 123 45 67</a>' in html
    for words in ["Rust in beweging", "post@delinde.example", "Lindelaan 1", "KvK 12345678"]:
        assert words in html
    assert '<a href="https://l.example/x" rel="me">LinkedIn</a>' in html
    assert "Wegwijzer" not in html


def test_a_site_without_a_brand_has_the_name_of_the_software(
    home: HomePage, client: Client
) -> None:
    html = client.get("/").content.decode()

    assert " · Wegwijzer</title>" in html
    assert "/merk/" not in html
    assert not SiteBrand.objects.exists()  # a visit writes nothing


def test_another_colour_brings_a_stylesheet_that_may_be_kept_for_ever(
    brand: SiteBrand, client: Client
) -> None:
    SiteBrand.objects.update(primary_colour="#5b2d82")

    address = colours_of(client.get("/").content.decode())
    sheet = client.get(address)

    assert sheet.status_code == 200
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert sheet.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--teal:#5b2d82" in sheet.content.decode()
    assert "prefers-color-scheme:dark" in sheet.content.decode()


def test_the_stylesheet_asks_no_database(db: None, client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/merk/5b2d82-bf4708.00000000.css")

    assert response.status_code == 200
    assert not queries.captured_queries
    # Its address comes from another version of ours, so nobody keeps it for long.
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"


@pytest.mark.parametrize(
    "address",
    ["/merk/ffff00-bf4708.00000000.css", "/merk/0e5a58-ffffff.00000000.css", "/merk/x.css"],
)
def test_there_is_no_stylesheet_that_nobody_could_read(
    home: HomePage, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "colour", "sentence"),
    [
        ("primary_colour", "#7fb5b5", "contrast 1,9 op 1, en 4,5 op 1 is nodig"),
        ("call_colour", "#ff9900", "op wit is het contrast 2,1 op 1"),
        ("call_colour", "oranje", "Een kleur bestaat uit zes tekens van 0 tot en met f"),
        ("call_colour", "#12345", "Een kleur bestaat uit zes tekens van 0 tot en met f"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused_with_what_would_do(
    brand: SiteBrand, field: str, colour: str, sentence: str
) -> None:
    setattr(brand, field, colour)

    with pytest.raises(ValidationError) as refusal:
        brand.full_clean()

    [said] = refusal.value.message_dict[field]
    assert sentence in said
    if colour == "#ff9900":
        assert "#a86500 is de dichtstbijzijnde kleur" in said


def test_the_shade_that_is_proposed_is_taken(brand: SiteBrand) -> None:
    brand.call_colour = "A86500"

    brand.full_clean()

    assert brand.call_colour == "#a86500"


@pytest.mark.parametrize("number", ["bel mij", "0800<script>", "1"])
def test_a_telephone_number_is_one(brand: SiteBrand, number: str) -> None:
    brand.telephone = number

    with pytest.raises(ValidationError, match="telefoonnummer"):
        brand.full_clean()


def test_a_logo_is_made_on_saving_and_costs_a_visit_nothing(
    brand: SiteBrand, image: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    brand.logo = brand.icon = brand.share_picture = image
    with django_capture_on_commit_callbacks(execute=True):
        brand.save()

    with CaptureQueriesContext(connection) as after:
        html = client.get("/").content.decode()

    [logo] = re.findall(r'<img class="brand-logo"[^>]+>', html)
    assert 'alt="Praktijk De Linde"' in logo
    assert 'width="199" height="112"' in logo
    assert re.search(r'<link rel="icon" href="/media/[^"]+\.png" type="image/png"', html)
    assert '<meta property="og:image" content="http://127.0.0.1:8000/media/' in html
    assert len(after) == len(before)


def test_a_logo_beside_its_name_is_silent(
    brand: SiteBrand, image: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    brand.logo, brand.name_beside_logo = image, True
    with django_capture_on_commit_callbacks(execute=True):
        brand.save()

    html = client.get("/").content.decode()

    assert 'alt=""' in re.findall(r'<img class="brand-logo"[^>]+>', html)[0]
    assert "<span>Praktijk De Linde</span>" in html


def test_a_new_file_for_the_logo_makes_its_sizes_again(
    brand: SiteBrand, image: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    brand.logo = image
    with django_capture_on_commit_callbacks(execute=True):
        brand.save()
    image.renditions.all().delete()
    assert "brand-logo" not in client.get("/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    assert "brand-logo" in client.get("/").content.decode()


def test_search_engines_are_told_who_is_behind_the_site(brand: SiteBrand, client: Client) -> None:
    html = client.get("/").content.decode()

    [data] = re.findall(r'<script type="application/ld\+json">(.+?)</script>', html)
    practice = json.loads(data)["@graph"][0]
    assert practice["name"] == "Praktijk De Linde"
    assert practice["telephone"] == "+31 (0)20 123 45 67"
    assert practice["address"] == "Lindelaan 1, 1234 AB Utrecht"
    assert practice["sameAs"] == ["https://l.example/x"]


def test_an_editor_changes_the_brand_and_sees_it_at_once(
    brand: SiteBrand, admin_client: Client, client: Client
) -> None:
    address = reverse("wagtailsettings:edit", args=["frame", "sitebrand", Site.objects.get().pk])
    form = {
        "name": "De Eik",
        "address_form": "u",
        "primary_colour": "5B2D82",
        "call_colour": "#bf4708",
        "profiles-count": "0",
    }

    saved = admin_client.post(address, form)

    assert saved.status_code == 302, saved.context["form"].errors
    html = client.get("/").content.decode()
    assert " · De Eik</title>" in html
    assert colours_of(html).startswith("/merk/5b2d82-bf4708.")


def test_an_editor_sees_the_home_page_in_colours_that_are_not_saved_yet(
    brand: SiteBrand, admin_client: Client
) -> None:
    address = reverse(
        "wagtailsettings:preview_on_edit", args=["frame", "sitebrand", Site.objects.get().pk]
    )
    form = {
        "name": "De Eik",
        "address_form": "u",
        "primary_colour": "#5b2d82",
        "call_colour": "#bf4708",
        "profiles-count": "0",
    }

    assert admin_client.post(address, form).json()["is_valid"]
    html = admin_client.get(address).content.decode()

    assert " · De Eik</title>" in html
    assert colours_of(html).startswith("/merk/5b2d82-bf4708.")
    assert SiteBrand.objects.get().name == "Praktijk De Linde"


def test_a_name_cannot_bring_markup(brand: SiteBrand, client: Client) -> None:
    SiteBrand.objects.update(name="<b>x</b>", registrations="<script>1</script>")

    html = client.get("/").content.decode()

    assert "<b>x</b>" not in html
    assert "<script>1" not in html
