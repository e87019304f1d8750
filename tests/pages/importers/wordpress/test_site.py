"""`import_wordpress`: a whole site comes in, with everything that was on it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.pages.models import (
    ArticlePage,
    Author,
    Category,
    Comment,
    ComplaintIndexPage,
    ImportedPost,
    Source,
    StandardPage,
)

pytestmark = pytest.mark.django_db


def draft(slug: str) -> Any:
    return Page.objects.get(slug=slug).specific.get_latest_revision_as_object()


def blocks(slug: str, kind: str) -> list[Any]:
    return [block["value"] for block in draft(slug).body.raw_data if block["type"] == kind]


def warnings(slug: str) -> str:
    return " ".join(ImportedPost.objects.get(page__slug=slug).warnings)


def test_everything_becomes_a_draft_and_nothing_is_public(bring_in: Callable[..., str]) -> None:
    said = bring_in()

    assert ArticlePage.objects.count() == 11
    assert not ArticlePage.objects.live().exists()
    assert set(StandardPage.objects.values_list("slug", "live")) == {
        ("contact", False),
        ("over-ons", False),
    }
    assert "Rugpijn door stress" in said
    assert "Weggegooid" not in said


def test_what_was_public_is_published_when_told_and_nothing_else(
    bring_in: Callable[..., str], client: Client
) -> None:
    bring_in(publish=True)

    assert set(ArticlePage.objects.live().values_list("slug", flat=True)) == {
        "rugpijn-door-stress",
        "nekpijn-door-stress",
        "hoofdpijn-door-stress",
        "buikpijn-door-stress",
        "schouderpijn-door-stress",
        "gekaapt",
        "knie-door-stress",
    }
    page = client.get("/klachten/rugpijn-door-stress/").content.decode()
    assert "Je spieren spannen zich aan." in page
    for slug in ("alleen-voor-ons", "voor-cursisten", "straks"):
        assert client.get(f"/klachten/{slug}/").status_code == 404


def test_an_article_keeps_its_author_dates_category_and_words_for_search_engines(
    bring_in: Callable[..., str],
) -> None:
    bring_in(publish=True)

    article = ArticlePage.objects.get(slug="rugpijn-door-stress")
    assert (article.title, article.author.name, article.category.title) == (
        "Rugpijn door stress",
        "Sanne de Boer",
        "Rugklachten",
    )
    assert article.first_published_at == datetime(2020, 5, 1, 8, 30, tzinfo=UTC)
    assert article.last_published_at == datetime(2024, 2, 3, 9, 0, tzinfo=UTC)
    assert article.seo_title == "Rugpijn door stress: oorzaak en hulp"
    assert article.search_description == "Lees van Oude Praktijk wat spanning met je rug doet."
    assert not ArticlePage.objects.get(slug="buikpijn-door-stress").comments_open
    assert ArticlePage.objects.get(slug="nekpijn-door-stress").seo_title == ""
    assert set(Author.objects.values_list("name", flat=True)) == {"Sanne de Boer", "Karel Smit"}
    assert not Category.objects.filter(slug="geen-categorie").exists()


# What each article calls to, in the words of its button, and whether with a picture.
CALLS = {
    "rugpijn-door-stress": [("self_test", "Start de rugpijn-test", True)],  # the classic editor
    "nekpijn-door-stress": [  # Gutenberg
        ("ebook", "Download het gratis e-book", False),
        ("self_test", "Start de rugpijntest", False),
    ],
    "hoofdpijn-door-stress": [  # Elementor
        ("self_test", "Doe de hoofdpijntest", False),
        ("page", "Lees verder over rugpijn", False),
    ],
    "buikpijn-door-stress": [  # WPBakery
        ("trial", "Probeer zeven dagen mee", False),
        ("self_test", "Een vrouw strekt haar rug", True),
    ],
    "schouderpijn-door-stress": [  # Divi
        ("self_test", "Start de test", False),
        ("page", "Iemand draait met de schouders", True),
    ],
    "over-ons": [("page", "Neem contact op", False)],  # no article but a page
}


def test_buttons_and_pictures_of_any_builder_become_calls(
    bring_in: Callable[..., str], uploads: Path
) -> None:
    bring_in(media=uploads)

    for slug, expected in CALLS.items():
        calls = blocks(slug, "call_to_action")
        found = [(c["kind"], c["label"], c["picture"] is not None) for c in calls]
        assert (slug, found) == (slug, expected)


def test_links_lead_to_our_own_pages_also_to_those_that_came_later(
    bring_in: Callable[..., str], uploads: Path
) -> None:
    bring_in(media=uploads)

    text = " ".join(blocks("rugpijn-door-stress", "text"))
    document = get_document_model().objects.get()
    for slug in ("schouderpijn-door-stress", "hoofdpijn-door-stress"):
        assert f'linktype="page" id="{Page.objects.get(slug=slug).pk}"' in text
    assert f'<a linktype="document" id="{document.pk}">de oefeningen</a>' in text
    assert '<a linktype="funnel" kind="self_test">onze test</a>' in text
    assert '<a href="https://www.oude-praktijk.example/bestaat-niet-meer/">deze</a>' in text
    assert "bestaat-niet-meer" in warnings("rugpijn-door-stress")
    assert blocks("schouderpijn-door-stress", "call_to_action")[1]["page"] == (
        Page.objects.get(slug="nekpijn-door-stress").pk
    )


def test_the_same_study_under_many_addresses_is_one_source(bring_in: Callable[..., str]) -> None:
    bring_in()

    assert set(Source.objects.values_list("doi", "pmid", "status")) == {
        ("10.1136/bmj.j3221", "", "unfilled"),
        ("", "11880847", "unfilled"),
        ("", "", "unfilled"),
    }
    study = Source.objects.get(doi="10.1136/bmj.j3221")
    assert study.title == "Rugpijn in de huisartsenpraktijk"
    for slug in ("rugpijn-door-stress", "nekpijn-door-stress", "knie-door-stress"):
        assert f'linktype="source" id="{study.pk}"' in str(draft(slug).body.raw_data)


def test_each_file_comes_in_once_with_its_title_and_its_words_for_the_blind(
    bring_in: Callable[..., str], uploads: Path
) -> None:
    bring_in(media=uploads)

    images = get_image_model().objects
    rug = images.get(title="Rug strekken")
    assert images.count() == 2
    assert rug.description == "Een vrouw strekt haar rug"
    assert draft("rugpijn-door-stress").picture == rug
    (picture,) = blocks("rugpijn-door-stress", "picture")
    assert picture["image"]["image"] == rug.pk
    assert picture["caption"] == "Even strekken helpt."
    (late,) = blocks("nekpijn-door-stress", "picture")
    assert late["image"]["alt_text"] == "Een vrouw strekt haar rug"


def test_a_missing_picture_keeps_its_place_and_is_to_be_mended(
    bring_in: Callable[..., str], uploads: Path
) -> None:
    bring_in(media=uploads)

    (picture,) = blocks("schouderpijn-door-stress", "picture")
    assert picture["missing"] == "weg.jpg – Een foto die er niet meer is"
    assert "weg.jpg" in warnings("schouderpijn-door-stress")


def test_comments_come_with_name_and_day_and_nothing_else_of_a_person(
    bring_in: Callable[..., str],
) -> None:
    bring_in()

    told = Comment.objects.order_by("created_at", "pk").values_list(
        "name", "text", "state", "reply"
    )
    assert list(told) == [
        (
            "Mieke",
            "Dank je, dit helpt mij echt.\nGroet & sterkte",
            "approved",
            "Fijn om te lezen, Mieke!",
        ),
        ("Piet", "Wanneer kan ik bellen?", "waiting", ""),
        ("Mieke", "En nu slaap ik ook beter.", "approved", ""),
    ]
    assert Comment.objects.first().created_at == datetime(2021, 3, 7, 8, 0, tzinfo=UTC)
    rows = str([list(model.objects.values()) for model in (Comment, ImportedPost, Author)])
    assert "prive.example" not in rows
    assert "203.0.113." not in rows


def test_every_old_address_leads_to_the_new_one(
    bring_in: Callable[..., str], uploads: Path, settings: Any
) -> None:
    settings.PAGE_CACHE_MB = 1
    bring_in(publish=True, media=uploads)
    client = Client()  # with the settings of now
    assert client.get("/").status_code == 200  # a copy of the home page must not answer `/?p=102`

    for old, new in {
        "/rugpijn-door-stress/": "/klachten/rugpijn-door-stress/",
        "/rugpijn-door-stress": "/klachten/rugpijn-door-stress/",
        "/rugpijn-door-stress/?utm_source=x": "/klachten/rugpijn-door-stress/",
        "/?p=102": "/klachten/nekpijn-door-stress/",
        "/?page_id=204": "/over-ons/",
        "/rugpijn-door-stress/rug/": "/klachten/rugpijn-door-stress/",
        "/?attachment_id=301": "/klachten/rugpijn-door-stress/",
        "/category/rugklachten/": "/klachten/categorie/rugklachten/",
        "/author/sanne/": "/auteur/sanne-de-boer/",
    }.items():
        answer = client.get(old)
        assert (old, answer.status_code, answer.headers.get("Location")) == (old, 301, new)
        assert client.get(new).status_code == 200
    picture = client.get("/wp-content/uploads/2020/05/rug.jpg")
    assert picture.headers["Location"].startswith("/media/original_images/rug")
    assert client.get("/?p=999").status_code == 200
    assert client.get("/contact/").status_code == 200


def test_what_was_not_public_gets_no_redirect(bring_in: Callable[..., str]) -> None:
    bring_in()

    hidden = ("alleen-voor-ons", "voor-cursisten", "straks", "kaakpijn-een-schets")
    assert not Redirect.objects.filter(redirect_page__slug__in=hidden).exists()


def test_a_page_with_an_address_of_the_site_itself_is_told_and_left_out(
    bring_in: Callable[..., str],
) -> None:
    said = bring_in()

    post = ImportedPost.objects.get(number=202)
    assert (post.page, post.state) == (None, "failed")
    assert "/test/" in post.warnings[0]
    assert "Test:" in said


def test_scripts_and_frames_of_a_hijacked_article_stay_out(
    bring_in: Callable[..., str], client: Client
) -> None:
    bring_in(publish=True)

    html = client.get("/klachten/gekaapt/").content.decode()
    for poison in ("alert(", "onclick", "onerror", "javascript:", "slecht.example", "display:none"):
        assert poison not in html
    assert "Een gewone zin." in html
    assert "Rood wordt zwart." in html


def test_a_page_that_was_here_before_is_kept_and_gets_the_old_address(
    bring_in: Callable[..., str], make_article: Callable[..., ArticlePage]
) -> None:
    ours = make_article(
        "Onze eigen rugpijn", slug="rugpijn-door-stress", body=[("text", "<p>Wij.</p>")]
    )

    said = bring_in()

    ours.refresh_from_db()
    assert ours.title == "Onze eigen rugpijn"
    assert ours.revisions.count() == 0
    assert Redirect.objects.get(old_path="/rugpijn-door-stress").redirect_page_id == ours.pk
    assert ImportedPost.objects.get(number=101).state == "left"
    assert "Rugpijn door stress: " in said


def test_a_redirect_of_an_editor_is_kept(
    bring_in: Callable[..., str], privacy: StandardPage
) -> None:
    Redirect.add_redirect("/knie-door-stress", privacy)

    bring_in()

    assert Redirect.objects.get(old_path="/knie-door-stress").redirect_page_id == privacy.pk
    assert "/knie-door-stress" in warnings("knie-door-stress")


def test_no_redirect_runs_in_a_circle(
    bring_in: Callable[..., str], complaints: ComplaintIndexPage, client: Client
) -> None:
    Redirect.objects.create(
        old_path="/klachten/knie-door-stress", redirect_link="/knie-door-stress/"
    )

    bring_in()

    assert not Redirect.objects.filter(old_path="/knie-door-stress").exists()


def test_a_dry_run_stores_nothing(
    bring_in: Callable[..., str], uploads: Path, tmp_path: Path
) -> None:
    before = Page.objects.count()

    said = bring_in(dry_run=True, media=uploads)

    assert "Rugpijn door stress: article" in said
    assert Page.objects.count() == before
    stored = (ImportedPost, Author, Category, Source, Comment, Redirect, get_image_model())
    assert [model.objects.count() for model in stored] == [0] * len(stored)
    assert not (tmp_path / "mapping.toml").exists()
    assert not (tmp_path / "media").exists()


def test_what_was_read_most_comes_first_in_the_backlog(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    views = tmp_path / "views.csv"
    views.write_text(
        "Pagina;Weergaven\nhttps://www.oude-praktijk.example/knie-door-stress/;9.000\n/contact;12\n"
    )

    bring_in(views=views)

    counted = dict(ImportedPost.objects.values_list("number", "views"))
    assert list(counted)[:3] == [112, 101, 102]
    assert [counted[n] for n in (112, 101, 102, 201)] == [9000, 4200, 900, 12]


def test_the_report_of_an_article_says_what_became_what(bring_in: Callable[..., str]) -> None:
    bring_in()

    told = ImportedPost.objects.get(number=101)
    for words in ("Rugpijn door stress", "werk", "[contact-form-7]", "https://doi.org", "spam"):
        assert any(words in line for line in told.became), words
    assert set(told.warnings) != set(told.became)
