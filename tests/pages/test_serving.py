"""What a visitor gets: the same bytes for everyone, from few queries, without a write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.frame.links import Column, Link
from cms.funnel.models import FunnelSettings
from cms.pages.models import (
    ArticlePage,
    Author,
    ComplaintIndexPage,
    Source,
    StandardPage,
)

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "SAVEPOINT", "BEGIN")


def get_counted(client: Client, address: str) -> tuple[Any, list[str]]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    return response, [query["sql"] for query in queries]


@pytest.fixture
def published(
    neck_article: Path, complaints: ComplaintIndexPage, privacy: StandardPage
) -> ArticlePage:
    call_command("import_article", neck_article, verbosity=0)
    page = ArticlePage.objects.get(slug=neck_article.stem)
    page.get_latest_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def test_a_whole_article_costs_at_most_ten_queries_and_writes_nothing(
    published: ArticlePage, client: Client
) -> None:
    response, queries = get_counted(client, published.url)

    assert response.status_code == 200
    assert len(queries) <= 10
    assert not [sql for sql in queries if sql.startswith(WRITES)]


def test_its_calls_lead_to_the_offers_of_the_site_within_the_same_bound(
    published: ArticlePage, offers: FunnelSettings, client: Client
) -> None:
    client.get(published.url)  # The first visit may still make the e-book's own cover.

    response, queries = get_counted(client, published.url)

    html = response.content.decode()
    for address in ["/test/rugtest/", f"/e-book/{offers.ebook.slug}/", "/proefversie/"]:
        assert f'class="funnel-link" href="{address}"' in html
    assert html.count('class="self-test-card') == 1
    assert len(queries) <= 10


def test_twice_the_length_costs_no_query_more(published: ArticlePage, client: Client) -> None:
    _response, before = get_counted(client, published.url)
    published.body = published.body.stream_block.to_python(
        [*published.body.raw_data, *published.body.raw_data]
    )
    published.save()

    response, after = get_counted(client, published.url)

    assert response.content.count(b'<h2 class="heading"') == 16
    assert len(after) == len(before)


@pytest.mark.parametrize(
    "address", ["/", "/klachten/", "/klachten/nekpijn-door-stress/", "/privacy/"]
)
def test_a_public_page_is_the_same_for_everyone_and_sets_nothing(
    published: ArticlePage, address: str
) -> None:
    first = Client().get(address)
    second = Client(headers={"cookie": "_ga=1"}).get(address, headers={"accept-language": "en"})

    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "Cookie" not in first.headers.get("Vary", "")
    assert not first.cookies
    assert not second.cookies


def test_a_page_that_did_not_change_is_not_sent_again(
    published: ArticlePage, client: Client
) -> None:
    etag = client.get(published.url).headers["ETag"]

    assert client.get(published.url, headers={"if-none-match": etag}).status_code == 304


def test_no_public_page_carries_a_token_or_the_editors_bar(
    published: ArticlePage, admin_client: Client
) -> None:
    html = admin_client.get(published.url).content.decode()

    assert "csrfmiddlewaretoken" not in html
    assert "wagtail-userbar" not in html


def test_a_page_behind_a_login_is_kept_by_no_cache(
    published: ArticlePage, admin_client: Client, client: Client
) -> None:
    published.view_restrictions.create(restriction_type="login")

    assert client.get(published.url).status_code == 302
    assert "private" in admin_client.get(published.url).headers["Cache-Control"]
    assert published.title not in client.get("/klachten/").content.decode()


def test_a_page_behind_a_login_is_named_on_no_other(
    published: ArticlePage, make_article: Callable[..., ArticlePage], client: Client
) -> None:
    related = {"title": "Lees ook", "items": [{"text": "", "page": published.pk}]}
    text = f'<p><a linktype="page" id="{published.pk}">Lees dit</a></p>'
    other = make_article(title="Rug", slug="rug", body=[("related", related), ("text", text)])
    assert published.url in client.get(other.url).content.decode()

    published.view_restrictions.create(restriction_type="login")

    html = client.get(other.url).content.decode()
    assert published.url not in html
    assert published.title not in html


def test_a_draft_and_an_unknown_address_are_not_found(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    make_article(live=False)

    assert client.get("/klachten/nekpijn/").status_code == 404
    assert client.get("/klachten/rugpijn/").status_code == 404
    assert client.get("/klachten/klachten/").status_code == 404
    assert client.get("/" + 2000 * "a/").status_code == 404


def test_an_article_shows_who_wrote_it_and_when(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    author = Author.objects.create(name="Joke de Wit", role="arts", credentials="BIG 123")
    page = make_article(author=author)
    page.save_revision().publish()

    html = client.get(page.url).content.decode()

    for words in ["Joke de Wit", "arts", "BIG 123", "<time datetime="]:
        assert words in html


def test_the_menu_the_footer_and_the_way_back_come_from_the_tree(
    make_article: Callable[..., ArticlePage], privacy: StandardPage, client: Client
) -> None:
    context = client.get(make_article().url).context

    assert context["menu"] == [Link("Klachten", "/klachten/", current=True)]
    assert context["footer"] == [Column("", [Link("Privacy", "/privacy/")])]
    assert [place.url for place in context["breadcrumb"]] == ["/", "/klachten/"]


def test_a_link_to_a_page_leads_there_and_one_to_a_draft_nowhere(
    make_article: Callable[..., ArticlePage], privacy: StandardPage, client: Client
) -> None:
    draft = make_article("Concept", slug="concept", live=False)
    links = "".join(f'<p><a linktype="page" id="{pk}">x</a></p>' for pk in (privacy.pk, draft.pk))

    html = client.get(make_article(body=[("text", links)]).url).content.decode()

    assert '<p><a href="/privacy/">x</a></p><p><a>x</a></p>' in html


def test_sources_are_listed_once_below_the_text(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    source = Source.objects.create(
        title="Nekpijn", authors="De Vries", year=2019, url="https://e.org", status="checked"
    )
    reference = f'<p>Zo. <a linktype="source" id="{source.pk}">Bron</a></p>'
    page = make_article(
        body=[
            ("text", reference),
            ("source", {"source": source.pk, "note": ""}),
            ("text", reference),
        ]
    )

    html = client.get(page.url).content.decode()

    assert html.count('<li id="bron-1">') == 1
    assert html.count('href="#bron-1"') == 2


def test_headings_and_the_contents_agree(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    chapter = {"text": "Wat helpt?", "level": "2", "numbered": True}
    html = client.get(make_article(body=[("heading", chapter)]).url).content.decode()

    assert '<a href="#wat-helpt"><span class="number">1.</span> Wat helpt?</a>' in html
    assert (
        '<h2 class="heading" id="wat-helpt"><span class="number">1.</span> Wat helpt?</h2>' in html
    )
