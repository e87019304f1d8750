"""Pictures: made when a page is published, only read when it is visited."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from cms.lib.pictures import filters_for
from cms.pages.models import ArticlePage, Author


@pytest.fixture
def illustrated(make_article: Callable[..., ArticlePage], image: Any) -> ArticlePage:
    shown = {"image": image.pk, "decorative": False, "alt_text": "Een wandelaar"}
    return make_article(
        picture=image, body=[("picture", {"image": shown, "caption": "In het park"})]
    )


def publish(page: ArticlePage, run_after_commit: Callable[..., Any]) -> None:
    with run_after_commit(execute=True):
        page.save_revision().publish()


def test_publishing_makes_every_size_and_format(
    illustrated: ArticlePage, image: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    publish(illustrated, django_capture_on_commit_callbacks)

    made = set(image.renditions.values_list("filter_spec", flat=True))

    assert made >= {f.spec for use in ("wide", "body") for f in filters_for(use)}


def test_a_visit_reads_the_pictures_and_writes_nothing(
    illustrated: ArticlePage,
    client: Client,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    publish(illustrated, django_capture_on_commit_callbacks)

    with CaptureQueriesContext(connection) as queries:
        html = client.get(illustrated.url).content.decode()

    assert html.count('type="image/avif"') == 2
    assert 'alt="Een wandelaar"' in html
    assert "In het park" in html
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))]
    assert len(queries) <= 10


def test_a_picture_whose_sizes_are_missing_is_shown_as_it_was_uploaded(
    illustrated: ArticlePage, image: Any, client: Client
) -> None:
    html = client.get(illustrated.url).content.decode()

    assert f'src="{image.file.url}"' in html
    assert 'width="1600" height="900"' in html
    assert not get_image_model().get_rendition_model().objects.exists()


def test_a_draft_makes_no_pictures(
    illustrated: ArticlePage, image: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        illustrated.save_revision()

    assert not image.renditions.exists()


def test_a_new_file_for_an_image_gets_its_sizes_where_the_image_is_shown(
    illustrated: ArticlePage, image: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    publish(illustrated, django_capture_on_commit_callbacks)
    image.renditions.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        image.save()

    assert image.renditions.count() == len(filters_for("wide"))


def test_an_author_who_gets_a_photo_gets_its_sizes(
    image: Any, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        Author.objects.create(name="Joke de Wit", photo=image)

    assert image.renditions.count() == len(filters_for("portrait"))
