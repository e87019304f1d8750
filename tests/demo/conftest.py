from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from wagtail.models import Collection, Locale, Page, Site

from cms.demo.loading import load_demo


@pytest.fixture(autouse=True)
def files_of_its_own(settings: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    # Storages are made once for a whole run; a test that loads gets its own folders.
    default, private = storages["default"], storages["private"]
    was = [(storage, storage._location) for storage in (default, private)]
    for storage, name in ((default, "media"), (private, "private")):
        _move(storage, tmp_path / name)
    yield
    for storage, location in was:
        _move(storage, location)


def _move(storage: object, location: object) -> None:
    storage.__dict__["_location"] = location
    for cached in ("base_location", "location"):
        storage.__dict__.pop(cached, None)


@pytest.fixture
def empty_site(db: None) -> Page:
    # With migrations Wagtail has made all this; without them nobody has.
    Locale.objects.get_or_create(language_code="nl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    welcome = root.get_children().first()
    if welcome is None:
        welcome = root.add_child(
            instance=Page(title="Welcome to your new Wagtail site!", slug="home")
        )
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": welcome}
    )
    return welcome


@pytest.fixture
def said(empty_site: Page) -> list[str]:
    lines: list[str] = []
    load_demo(lines.append)
    return lines
