"""What a page asks of the database: counted, and no more for a long page than for a short one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.funnel.models import Ebook, FunnelSettings, SelfTest, Trial
from cms.pages.models import ArticlePage, Author, Category, Comment, Source, StandardPage

MOST_FOR_AN_ARTICLE = 10
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "SAVEPOINT", "BEGIN")


def asked(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in queries]


@pytest.fixture
def body(
    image: Any, self_test: SelfTest, ebook: Ebook, trial: Trial, privacy: StandardPage
) -> list[tuple[str, Any]]:
    """A block of every kind that asks for something, each with something of its own chosen."""
    source = Source.objects.create(title="Een studie", url="https://s.example/1", status="checked")
    links = "".join(
        f'<a linktype="{kind}" id="{pk}"{more}>hier</a>'
        for kind, pk, more in [
            ("page", privacy.pk, ""),
            ("source", source.pk, ""),
            ("funnel", self_test.pk, ' kind="self_test"'),
            ("funnel", ebook.pk, ' kind="ebook"'),
        ]
    )
    button = {"label": "Verder", "picture": image.pk, "self_test": self_test.pk, "ebook": ebook.pk}
    return [
        ("heading", {"text": "Wat is het?", "level": "2", "numbered": True}),
        ("text", f"<p>Lees {links}.</p>"),
        ("picture", {"image": {"image": image.pk, "decorative": False, "alt_text": "Wandelaar"}}),
        ("video", {"title": "Kijk", "address": "https://vimeo.com/76979871", "poster": image.pk}),
        ("source", {"source": source.pk, "note": ""}),
        ("related", {"title": "Ook", "items": [{"text": "Privacy", "page": privacy.pk}]}),
        ("faq", {"items": [{"question": "Waarom?", "answer": f"<p>{links}</p>"}]}),
        ("self_test", {"self_test": self_test.pk}),
        ("call_to_action", button | {"kind": "ebook", "page": None}),
        ("call_to_action", button | {"kind": "page", "page": privacy.pk}),
        ("ebook", {"ebook": ebook.pk}),
        ("trial", {}),
    ]


@pytest.fixture
def make_full_article(
    make_article: Callable[..., ArticlePage],
    image: Any,
    body: list[tuple[str, Any]],
    offers: FunnelSettings,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> Callable[..., ArticlePage]:
    author = Author.objects.create(name="Marit", photo=image, bio="<p>Fysiotherapeut.</p>")
    category = Category.objects.create(title="Rug", slug="rug", self_test=offers.self_test)

    def make(times: int, **fields: Any) -> ArticlePage:
        chosen = {"author": author, "category": category, "picture": image, "body": body * times}
        page = make_article(**chosen | fields)
        Comment.objects.create(article=page, name="Ans", text="Fijn.", state="approved")
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    return make


@pytest.mark.parametrize("times", [1, 25])
def test_an_article_costs_the_same_few_queries_whatever_its_length(
    make_full_article: Callable[..., ArticlePage], client: Client, times: int
) -> None:
    page = make_full_article(times)

    first = asked_of_a_cold_process(client, page.url)
    again = asked(client, page.url)

    assert len(first) <= MOST_FOR_AN_ARTICLE
    assert len(again) <= MOST_FOR_AN_ARTICLE
    assert not [sql for sql in first + again if sql.startswith(WRITES)]


def asked_of_a_cold_process(client: Client, address: str) -> list[str]:
    cache.clear()
    ContentType.objects.clear_cache()
    return asked(client, address)


def test_a_closed_page_elsewhere_costs_an_open_article_nothing(
    make_full_article: Callable[..., ArticlePage], privacy: StandardPage, client: Client
) -> None:
    page = make_full_article(1)
    before = len(asked(client, page.url))

    privacy.view_restrictions.create(restriction_type="login")

    assert len(asked(client, page.url)) == before


@pytest.mark.parametrize("closed", ["itself", "its list", "the whole site", "its source"])
def test_an_article_is_closed_with_what_stands_above_it(
    make_article: Callable[..., ArticlePage], client: Client, closed: str
) -> None:
    page = make_article()
    closing = {"itself": page, "its list": page.get_parent(), "the whole site": page.get_site()}
    page_or_site = closing.get(closed, page)
    address = page.url
    if closed == "its source":
        alias = page.create_alias(update_slug="kopie")
        address = alias.url
    restricted = getattr(page_or_site, "root_page", page_or_site)
    restricted.view_restrictions.create(restriction_type="login")

    assert client.get(address).status_code == 302


def test_a_page_that_a_block_chose_is_named_but_not_linked_while_it_is_a_draft(
    make_full_article: Callable[..., ArticlePage], privacy: StandardPage, client: Client
) -> None:
    page = make_full_article(1)
    Page.objects.get(pk=privacy.pk).unpublish()

    html = client.get(page.url).content.decode()

    assert "Privacy</li>" in html
    assert f'href="{privacy.url}"' not in html
