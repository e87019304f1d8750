"""The cover of an e-book and the picture of a call: made on publishing, only read on a visit."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.funnel.models import Ebook
from cms.lib.pictures import filters_for
from cms.pages.models import ArticlePage
from tests.pages.conftest import complaints, home, image, make_article

__all__ = ["complaints", "home", "image", "make_article"]

WRITES = ("INSERT", "UPDATE", "DELETE")


def written(queries: Iterable[Mapping[str, str]]) -> list[str]:
    return [each["sql"] for each in queries if each["sql"].startswith(WRITES)]


@pytest.fixture
def with_cover(ebook: Ebook, image: Any) -> Ebook:
    Ebook.objects.update(cover=image)  # Published long ago, and its sizes were lost since.
    ebook.refresh_from_db()
    return ebook


@pytest.fixture
def article(with_cover: Ebook, image: Any, make_article: Callable[..., ArticlePage]) -> ArticlePage:
    call = {"label": "Lees verder", "picture": image.pk, "kind": "ebook"}
    return make_article(body=[("ebook", {"ebook": None}), ("call_to_action", call)])


@pytest.mark.parametrize("address", ["/e-book/rustig/", "/klachten/rugpijn/"])
def test_a_visit_shows_the_upload_while_the_sizes_are_missing_and_writes_nothing(
    article: ArticlePage, image: Any, client: Client, address: str
) -> None:
    address = article.url if address.startswith("/klachten") else address

    with CaptureQueriesContext(connection) as queries:
        html = client.get(address).content.decode()

    assert f'src="{image.file.url}"' in html
    assert written(queries.captured_queries) == []
    assert not image.renditions.exists()


def test_publishing_makes_the_sizes_that_the_page_then_shows(
    with_cover: Ebook, image: Any, client: Client
) -> None:
    with_cover.save_revision().publish()

    assert image.renditions.count() == len(filters_for("cover"))
    html = client.get("/e-book/rustig/").content.decode()
    assert 'type="image/avif"' in html
    assert 'sizes="(min-width: 40rem) 240px, 45vw"' in html


def test_a_new_file_for_the_cover_gets_its_sizes_at_once(
    with_cover: Ebook, image: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    assert image.renditions.count() == len(filters_for("cover"))
