"""A small site to write pages in."""

from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.db.migrations import SeparateDatabaseAndState
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from cms.pages.models import ArticlePage, ComplaintIndexPage, HomePage, StandardPage

ARTICLES = Path(__file__).parent.parent / "fixtures" / "articles"


@pytest.fixture
def home(db: None) -> HomePage:
    Locale.objects.get_or_create(language_code="nl")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    page = root.add_child(instance=HomePage(title="Weer ruimte", slug="thuis"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": page}
    )
    return page


@pytest.fixture
def complaints(home: HomePage) -> ComplaintIndexPage:
    return home.add_child(
        instance=ComplaintIndexPage(title="Klachten", slug="klachten", show_in_menus=True)
    )


@pytest.fixture
def privacy(home: HomePage) -> StandardPage:
    return home.add_child(instance=StandardPage(title="Privacy", slug="privacy"))


@pytest.fixture
def make_article(complaints: ComplaintIndexPage) -> Callable[..., ArticlePage]:
    def make(title: str = "Nekpijn door stress", **fields: Any) -> ArticlePage:
        fields = {"slug": "nekpijn", "live": True} | fields
        body = [(name, value) for name, value in fields.pop("body", [])]
        page = ArticlePage(title=title, **fields)
        page.body = page._meta.get_field("body").to_python(
            [
                {"type": name, "value": value, "id": f"id-{at}"}
                for at, (name, value) in enumerate(body)
            ]
        )
        return complaints.add_child(instance=page)

    return make


@pytest.fixture
def image(db: None, settings: Any, tmp_path: Path) -> Any:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()  # Wagtail remembers renditions there, and ids come back in the next test.
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    file = BytesIO()
    Pillow.new("RGB", (1600, 900), "teal").save(file, "JPEG")
    file.seek(0)
    return get_image_model().objects.create(
        title="Wandelen", file=ImageFile(file, name="wandelen.jpg"), width=1600, height=900
    )


@pytest.fixture
def neck_article() -> Path:
    return ARTICLES / "nekpijn-door-stress.txt"


@pytest.fixture
def search_index(db: None) -> None:
    # The suite makes its tables without migrations, and only a migration makes SQLite's index.
    if connection.vendor != "sqlite":
        return
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    made = next(o for o in migration.operations if isinstance(o, SeparateDatabaseAndState))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for operation in made.database_operations:
            cursor.execute(operation.sql)
