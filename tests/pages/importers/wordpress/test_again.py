"""A run that was stopped goes on; a second run does nothing; nobody's work is overwritten."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from cms.pages.models import (
    ArticlePage,
    Author,
    Category,
    Comment,
    ImportedPost,
    Source,
)
from tests.pages.importers.wordpress.conftest import SITE
from tests.pages.importers.wordpress.wxr import HOME, export, post

ROOT = Path(__file__).parents[4]
MODELS = (Page, Revision, Redirect, Comment, Source, Author, Category, ImportedPost)


def counted() -> list[int]:
    models = (*MODELS, get_image_model(), get_document_model())
    return [model.objects.count() for model in models]


def newest(slug: str) -> Any:
    return Page.objects.get(slug=slug).specific.get_latest_revision_as_object()


@pytest.mark.django_db
def test_a_second_run_does_nothing(bring_in: Callable[..., str], uploads: Path) -> None:
    bring_in(media=uploads, publish=True)
    before = counted()
    rows = list(ImportedPost.objects.order_by("pk").values())

    said = bring_in(media=uploads, publish=True)

    assert counted() == before
    assert list(ImportedPost.objects.order_by("pk").values()) == rows
    assert "13 x " in said


@pytest.mark.django_db
def test_files_that_come_later_fill_the_empty_places(
    bring_in: Callable[..., str], uploads: Path
) -> None:
    bring_in()
    assert newest("rugpijn-door-stress").picture is None

    bring_in(media=uploads)

    assert newest("rugpijn-door-stress").picture.title == "Rug strekken"
    assert Page.objects.get(slug="rugpijn-door-stress").revisions.count() == 2
    assert Page.objects.get(slug="gekaapt").revisions.count() == 1


@pytest.mark.django_db
def test_a_changed_item_becomes_a_new_draft_and_the_live_page_stays(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    bring_in(export(tmp_path / "een.xml", post(1, "<p>Eerst.</p>")), publish=True)

    bring_in(export(tmp_path / "twee.xml", post(1, "<p>Eerst.</p><p>Daarna.</p>")))

    live = ArticlePage.objects.get(slug="bericht-1")
    assert live.live
    assert live.has_unpublished_changes
    assert "Daarna." not in str(live.body.raw_data)
    assert "Daarna." in str(newest("bericht-1").body.raw_data)


@pytest.mark.django_db
def test_what_an_editor_changed_is_kept_and_told(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    bring_in(export(tmp_path / "een.xml", post(1, "<p>Eerst.</p>")), publish=True)
    page = newest("bericht-1")
    page.title = "Van de redactie"
    page.save_revision(user=get_user_model().objects.create_user("redactie")).publish()

    bring_in(export(tmp_path / "twee.xml", post(1, "<p>Anders.</p>")), publish=True)

    assert newest("bericht-1").title == "Van de redactie"
    assert ArticlePage.objects.get(slug="bericht-1").title == "Van de redactie"
    assert len(ImportedPost.objects.get(number=1).warnings) == 1


@pytest.mark.django_db
def test_what_an_editor_took_down_or_removed_does_not_come_back(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    file = export(tmp_path / "een.xml", post(1), post(2))
    bring_in(file, publish=True)
    ArticlePage.objects.get(slug="bericht-1").unpublish()
    ArticlePage.objects.get(slug="bericht-2").delete()

    bring_in(file, publish=True)
    bring_in(export(tmp_path / "twee.xml", post(1, "<p>Nieuw.</p>"), post(2)), publish=True)

    assert not ArticlePage.objects.get(slug="bericht-1").live
    assert not ArticlePage.objects.filter(slug="bericht-2").exists()


@pytest.mark.django_db
def test_what_came_as_a_draft_can_be_published_by_a_later_run(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    file = export(tmp_path / "een.xml", post(1), post(2, status="draft"))
    bring_in(file)

    bring_in(file, publish=True)

    assert list(ArticlePage.objects.live().values_list("slug", flat=True)) == ["bericht-1"]


@pytest.mark.django_db
def test_a_new_comment_is_added_and_one_that_staff_deleted_stays_away(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    def said(number: int, text: str) -> str:
        return (
            f"<wp:comment><wp:comment_id>{number}</wp:comment_id>"
            f"<wp:comment_author>Lies</wp:comment_author>"
            f"<wp:comment_content>{text}</wp:comment_content>"
            f"<wp:comment_approved>1</wp:comment_approved></wp:comment>"
        )

    bring_in(export(tmp_path / "een.xml", post(1, extra=said(1, "Een") + said(2, "Twee"))))
    Comment.objects.get(text="Een").delete()

    three = said(1, "Een") + said(2, "Twee") + said(3, "Drie")
    bring_in(export(tmp_path / "twee.xml", post(1, extra=three)))

    assert set(Comment.objects.values_list("text", flat=True)) == {"Twee", "Drie"}


@pytest.mark.django_db
def test_the_parts_of_an_export_link_to_each_other(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    link = f'<p>Lees <a href="{HOME}/bericht-2/">meer</a> hierover.</p>'
    first = export(tmp_path / "een.xml", post(1, link))
    second = export(tmp_path / "twee.xml", post(2))
    bring_in(first)

    bring_in(first, second)

    assert f'id="{newest("bericht-2").pk}"' in str(newest("bericht-1").body.raw_data)


@pytest.mark.django_db
def test_one_article_that_fails_stops_no_other(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    far_too_much = "<i>" * 30_001
    file = export(tmp_path / "een.xml", post(1, far_too_much), post(2))

    said = bring_in(file)

    assert ImportedPost.objects.get(number=1).state == "failed"
    assert ImportedPost.objects.get(number=2).state == "done"
    assert "tags" in ImportedPost.objects.get(number=1).warnings[0]
    assert "Bericht 1: " in said


# Tables without migrations, as the suite makes its own.
MAKE_A_SITE = """
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
call_command("migrate", run_syncdb=True, verbosity=0)

from wagtail.models import Collection, Locale, Page, Site
from cms.pages.models import ComplaintIndexPage, HomePage
Locale.objects.create(language_code="nl")
Collection.add_root(name="Root")
root = Page.add_root(title="Root", slug="root")
home = root.add_child(instance=HomePage(title="Thuis", slug="thuis"))
Site.objects.create(is_default_site=True, hostname="localhost", root_page=home)
home.add_child(instance=ComplaintIndexPage(title="Klachten", slug="klachten"))
"""


def manage(data: Path, *arguments: str) -> subprocess.Popen[str]:
    environ = {"PATH": os.environ["PATH"], "DATA_DIR": str(data), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> str:
    said, _nothing = process.communicate(timeout=120)
    assert process.returncode == 0, said
    return said


def contents(data: Path) -> dict[str, list[Any]]:
    """What is in a database, without the numbers that another order would change."""
    asked = {
        "pages": "select slug, live, draft_title, first_published_at from wagtailcore_page",
        "revisions": "select p.slug, count(*) from wagtailcore_revision r"
        " join wagtailcore_page p on p.id = r.object_id group by p.slug",
        "redirects": "select old_path, count(*) from wagtailredirects_redirect group by old_path",
        "comments": "select name, text, state, reply, created_at from pages_comment",
        "sources": "select title, url, doi, pmid from pages_source",
        "images": "select title, description, file_hash from wagtailimages_image",
        "documents": "select title, file_hash from wagtaildocs_document",
        "authors": "select name from pages_author",
        "categories": "select title from pages_category",
        "posts": "select number, state, made, warnings from pages_importedpost",
    }
    with sqlite3.connect(next(data.glob("*.sqlite3"))) as database:
        return {what: sorted(map(repr, database.execute(sql))) for what, sql in asked.items()}


def test_a_run_that_is_killed_again_and_again_ends_like_one_that_is_not(
    tmp_path: Path, uploads: Path
) -> None:
    whole, killed = tmp_path / "heel", tmp_path / "gekild"
    finished(manage(whole, "shell", "--no-imports", "-c", MAKE_A_SITE))
    shutil.copytree(whole, killed)
    arguments = ["import_wordpress", str(SITE), "--media", str(uploads), "--publish", "--no-input"]
    arguments += ["--mapping", str(tmp_path / "mapping.toml")]
    finished(manage(whole, *arguments))

    # Each run gets one article further than the one before, and is killed amid the next.
    for last_words in ("Rugpijn door stress:", "Hoofdpijn door stress:", "Contact:"):
        process = manage(killed, *arguments)
        assert process.stdout is not None
        assert any(line.startswith(last_words) for line in process.stdout)
        process.kill()
        process.wait()
    said = finished(manage(killed, *arguments))

    assert contents(killed) == contents(whole)
    assert "Rugpijn door stress: " in said
