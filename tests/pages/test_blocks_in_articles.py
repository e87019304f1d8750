"""The blocks on a page: how much they ask of the database, and what a new article starts with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import Client

from cms.funnel.models import FunnelSettings
from cms.pages.models import ArticlePage, ComplaintIndexPage
from tests.pages.test_blocks import table
from tests.pages.test_serving import WRITES, get_counted

VIDEO = {"title": "Rug", "address": "https://vimeo.com/76979871", "caption": ""}
STORY = {"items": [{"name": "Joke", "age": 61, "text": "<p>Beter.</p>", "origin": "made_up"}]}


def blocks_with(image: Any, privacy: Any) -> list[tuple[str, Any]]:
    call = {"label": "Lees over privacy", "kind": "page", "page": privacy.pk}
    return [
        ("table", table()),
        ("experiences", STORY),
        ("video", VIDEO | {"poster": image.pk}),
        ("call_to_action", call | {"picture": image.pk, "self_test": None, "ebook": None}),
    ]


def test_more_of_these_blocks_cost_no_query_more_and_write_nothing(
    make_article: Callable[..., ArticlePage], image: Any, privacy: Any, client: Client
) -> None:
    blocks = blocks_with(image, privacy)
    one, many = make_article(body=blocks), make_article(slug="nek", body=blocks * 4)
    for page in (one, many):
        page.save_revision().publish()
        client.get(page.url)

    (_few, before), (response, after) = get_counted(client, one.url), get_counted(client, many.url)

    assert response.content.count(b'class="video-link"') == 4
    assert len(after) <= len(before)
    assert not [sql for sql in after if sql.startswith(WRITES)]


def test_a_picture_that_calls_says_in_its_alt_text_what_happens(
    make_article: Callable[..., ArticlePage], image: Any, offers: FunnelSettings, client: Client
) -> None:
    value = {"label": "", "kind": "self_test", "picture": image.pk}
    page = make_article(
        body=[("call_to_action", value | dict.fromkeys(("self_test", "ebook", "page")))]
    )
    page.save_revision().publish()

    html = client.get(page.url).content.decode()

    assert '<a class="call-picture" href="/test/rugtest/">' in html
    assert f'alt="Start de test: {offers.self_test.title}"' in html


def test_a_new_article_in_the_admin_starts_with_when_to_call_the_doctor(
    complaints: ComplaintIndexPage, admin_client: Client
) -> None:
    form = admin_client.get(f"/admin/pages/add/pages/articlepage/{complaints.pk}/")

    assert "Wanneer naar de huisarts?" in form.content.decode()


def test_an_imported_article_holds_only_what_its_file_says(
    neck_article: Path, complaints: ComplaintIndexPage
) -> None:
    call_command("import_article", neck_article, verbosity=0)
    page = ArticlePage.objects.get(slug=neck_article.stem).get_latest_revision_as_object()

    assert "Wanneer naar de huisarts?" not in str(page.body.raw_data)
    assert not ArticlePage().body
