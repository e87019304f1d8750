"""A site that says u says it everywhere: on pages, in the test, in forms and in refusals."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as say

from cms.frame.models import SiteBrand
from cms.funnel.models import FunnelSettings
from cms.pages.models import ArticlePage, StandardPage

INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
TAG = re.compile(r"<script.*?</script>|<[^>]+>", re.DOTALL)
WRITTEN = ["Rustig in je rug", "Verlies je kracht in je benen?", "Hoe lang heb je al pijn?"]


@pytest.fixture
def formal(brand: SiteBrand) -> None:
    SiteBrand.objects.update(address_form="u")


@pytest.fixture
def article(make_article: object, offers: FunnelSettings) -> ArticlePage:
    page: ArticlePage = make_article(
        body=[
            ("care_card", {"urgency": "see_doctor", "title": "Naar de dokter", "text": "<p>x</p>"}),
            ("self_test", {}),
            ("ebook", {}),
            ("call_to_action", {"target": "trial"}),
        ]
    )
    return page


def said(html: str) -> str:
    """What the site itself says: no markup, and nothing that an editor wrote."""
    text = TAG.sub(" ", html)
    for words in WRITTEN:
        text = text.replace(words, "")
    return text


def posted_to(visitor: Client, address: str, posted: dict[str, str]) -> str:
    """The page on which a browser ends that sends a form."""
    response = visitor.post(address, posted)
    while "Location" in response.headers:
        response = visitor.get(response.headers["Location"])
    assert response.status_code < 500
    return response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/klachten/",
        "/klachten/nekpijn/",
        "/privacy/",
        "/zoeken/",
        "/test/rugtest/",
        "/test/nergens/",
        "/test/rugtest/uitslag/nergens/",
        "/e-book/rustig/",
        "/e-book/onderweg/",
        "/e-book/download/nergens/",
        "/proefversie/",
        "/proefversie/onderweg/",
        "/afmelden/nergens/",
        "/nergens/",
    ],
)
def test_every_page_says_u(
    formal: None, article: ArticlePage, privacy: StandardPage, client: Client, address: str
) -> None:
    html = client.get(address).content.decode()

    assert '<html lang="nl">' in html
    assert "Wat u hier leest" in html
    assert INFORMAL.findall(said(html)) == []


@pytest.mark.parametrize(
    ("address", "posted"),
    [
        ("/test/rugtest/", {}),
        ("/test/rugtest/", {"antwoord": "0"}),
        ("/test/rugtest/", {"toestand": "kapot"}),
        ("/e-book/rustig/", {"email": "geen adres"}),
        ("/proefversie/", {"email": ""}),
        ("/reacties/{article}/", {"naam": "", "reactie": ""}),
        ("/reacties/{article}/", {"naam": "Sam", "reactie": "Dank"}),
    ],
)
def test_every_answer_to_a_form_says_u(
    formal: None, article: ArticlePage, visitor: Client, address: str, posted: dict[str, str]
) -> None:
    html = posted_to(visitor, address.format(article=article.pk), posted)

    assert "Wat u hier leest" in html
    assert INFORMAL.findall(said(html)) == []


def test_a_whole_test_says_u_to_its_end(
    formal: None, article: ArticlePage, visitor: Client
) -> None:
    html, state = "", ""
    for _question in range(3):
        posted = {"antwoord": "1", "toestand": state}
        html = posted_to(visitor, "/test/rugtest/", posted)
        assert INFORMAL.findall(said(html)) == []
        state = "".join(re.findall(r'name="toestand" value="([^"]+)"', html))

    assert "uw huisarts" in html


def test_dates_stay_dutch_and_the_words_of_others_too(formal: None) -> None:
    with translation.override("nl-formal"):
        assert date_format(date(2026, 3, 1), "j F Y") == "1 maart 2026"
        assert say("Start the test") == "Start de test"
        assert say("Log out") == "Uitloggen"  # from Django, which has no formal Dutch


def test_staff_keep_the_language_they_chose(
    formal: None, article: ArticlePage, admin_client: Client
) -> None:
    html = admin_client.get("/admin/").content.decode()

    assert '<html lang="nl"' in html


def test_the_form_of_address_of_one_answer_does_not_stay_for_the_next(
    formal: None, client: Client
) -> None:
    client.get("/")

    assert translation.get_language() == "nl"
