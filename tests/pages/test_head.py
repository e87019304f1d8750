"""What the head of a page says to search engines and to those who share it."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from cms.funnel.models import FunnelSettings
from cms.pages.models import ArticlePage, Author, Category, HomePage, Source, StandardPage
from cms.pages.pictures import make_renditions

Make = Callable[..., ArticlePage]
HERE = "https://www.voorbeeld.nl"


@pytest.fixture(autouse=True)
def site_url(settings: Any) -> None:
    settings.SITE_URL = HERE


def head(address: str, **headers: str) -> dict[str, str]:
    html = Client().get(address, headers=headers).content.decode().partition("</head>")[0]
    metas = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    found = {name: unescape(value) for name, value in metas}
    canonical = re.search(r'<link rel="canonical" href="([^"]*)">', html)
    return found | ({"canonical": canonical[1]} if canonical else {})


def things(address: str) -> dict[str, Any]:
    html = Client().get(address).content.decode()
    said = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {thing["@type"]: thing for text in said for thing in json.loads(text)["@graph"]}


def test_an_article_says_its_address_title_and_lead(make_article: Make) -> None:
    page = make_article(lead="Waarom je nek\nvastzit.")

    said = head(f"{page.url}?utm_source=krant&van=3", host="iets-anders.nl")

    assert said["canonical"] == said["og:url"] == f"{HERE}/klachten/nekpijn/"
    assert said["og:title"] == "Nekpijn door stress"
    assert said["og:description"] == "Waarom je nek vastzit."
    assert said["og:type"] == "article"
    assert "og:image" not in said
    assert "robots" not in said


def test_what_an_editor_wrote_for_search_engines_wins(make_article: Make) -> None:
    page = make_article(lead="Lang.", seo_title="Kort", search_description="Bondig.")

    said = head(page.url)

    assert (said["og:title"], said["og:description"]) == ("Kort", "Bondig.")


def test_a_picture_is_shared_once_publishing_has_made_it_and_a_visit_makes_none(
    make_article: Make, image: Any
) -> None:
    page = make_article(picture=image)

    assert "og:image" not in head(page.url)
    assert not get_image_model().get_rendition_model().objects.exists()

    make_renditions(page)
    said = head(page.url)
    assert re.fullmatch(HERE + r"/media/images/wandelen\S*\.jpg", said["og:image"])
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "675")


def test_an_article_tells_who_wrote_it_what_it_leans_on_and_the_way_back(
    make_article: Make,
) -> None:
    author = Author.objects.create(name="Joke de Wit", role="arts", credentials="BIG 123")
    checked = Source.objects.create(title="Studie", url="https://e.org", status="checked")
    unfilled = Source.objects.create(title="Nog zoeken")
    sources = [("source", {"source": pk, "note": ""}) for pk in (checked.pk, unfilled.pk)]
    page = make_article(author=author, body=sources)
    page.save_revision().publish()

    said = things(page.url)

    article = said["MedicalWebPage"]
    assert article["author"]["name"] == "Joke de Wit"
    assert article["author"]["url"] == f"{HERE}/auteur/joke-de-wit/"
    assert article["author"]["hasCredential"]["name"] == "BIG 123"
    assert [source["name"] for source in article["citation"]] == ["Studie"]
    assert article["datePublished"] <= article["dateModified"]
    assert [step["item"] for step in said["BreadcrumbList"]["itemListElement"]] == [
        f"{HERE}/",
        f"{HERE}/klachten/",
        f"{HERE}/klachten/nekpijn/",
    ]


def test_questions_on_the_page_are_told_in_plain_words(make_article: Make) -> None:
    answer = '<p>Ja. <b>Rustig</b> &amp; vaak.</p><p>Zie <a linktype="funnel">de test</a>.</p>'
    item = {"question": "Mag ik bewegen?", "answer": answer}

    said = things(make_article(body=[("faq", {"items": [item]})]).url)

    [question] = said["FAQPage"]["mainEntity"]
    assert question["name"] == "Mag ik bewegen?"
    assert question["acceptedAnswer"]["text"] == "Ja. Rustig & vaak. Zie de test."


def test_the_home_page_tells_whose_site_it_is(home: HomePage) -> None:
    said = things("/")

    assert said["Organization"]["name"] == "Wegwijzer"
    assert said["Organization"]["url"] == f"{HERE}/"
    assert "BreadcrumbList" not in said


def test_no_text_breaks_out_of_the_data_block(make_article: Make) -> None:
    evil = "</script><script>alert(1)</script><!-- & \" ' \\"
    page = make_article(evil, lead=evil)

    html = Client().get(page.url).content.decode()

    assert "<script>alert" not in html
    assert things(page.url)["MedicalWebPage"]["name"] == evil


def test_the_head_costs_a_page_no_query(
    make_article: Make, monkeypatch: pytest.MonkeyPatch, image: Any
) -> None:
    author = Author.objects.create(name="Joke", photo=image)
    faq = ("faq", {"items": [{"question": "Hoe?", "answer": "<p>Zo.</p>"}]})
    source = Source.objects.create(title="Studie", url="https://e.org", status="checked")
    cited = ("source", {"source": source.pk, "note": ""})
    page = make_article(picture=image, author=author, body=[faq, cited])
    make_renditions(page)
    Client().get(page.url)  # The first visit fills what Django keeps in memory.
    with CaptureQueriesContext(connection) as with_head:
        Client().get(page.url)
    monkeypatch.setattr("cms.pages.templatetags.finding_tags.about_page", lambda page: None)
    monkeypatch.setattr("cms.pages.templatetags.finding_tags.things_on", lambda *args: {})

    with CaptureQueriesContext(connection) as without:
        Client().get(page.url)

    assert len(with_head) == len(without)


def test_offers_have_an_address_of_their_own(offers: FunnelSettings) -> None:
    test = head(f"{offers.self_test.url}?van=3.x")

    assert test["canonical"] == HERE + offers.self_test.url
    assert test["og:title"] == offers.self_test.title
    assert test["og:description"] == offers.self_test.promise
    assert head(offers.ebook.url)["og:description"] == "Acht weken"
    assert head("/proefversie/")["og:title"] == offers.trial.title


def test_a_shelf_has_an_address_and_a_way_back(make_article: Make) -> None:
    Category.objects.create(title="Rug en nek", slug="rug", intro="Waar het trekt.")
    make_article()

    said = head("/klachten/categorie/rug/?van=1")

    assert said["canonical"] == f"{HERE}/klachten/categorie/rug/"
    assert (said["og:title"], said["og:description"]) == ("Rug en nek", "Waar het trekt.")
    steps = things("/klachten/categorie/rug/")["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Home", "Klachten", "Rug en nek"]


@pytest.mark.parametrize("address", ["/e-book/onderweg/", "/proefversie/niets/", "/nergens/"])
def test_what_nobody_should_find_names_no_address_and_says_so(
    privacy: StandardPage, offers: FunnelSettings, address: str
) -> None:
    said = head(address)

    assert said["robots"] == "noindex"
    assert "canonical" not in said


def test_a_preview_is_not_for_search_engines(make_article: Make, admin_client: Client) -> None:
    page = make_article(live=False)
    page.save_revision()

    html = admin_client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()

    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
