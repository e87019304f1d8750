from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from cms.demo.loading import load_demo


def make_empty_site() -> None:
    # With migrations Wagtail has made all this; without them nobody has.
    Locale.objects.get_or_create(language_code="nl")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    welcome = root.get_children().first() or root.add_child(
        instance=Page(title="Welcome to your new Wagtail site!", slug="home")
    )
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": welcome}
    )


@pytest.fixture
def empty_site(db: None) -> None:
    make_empty_site()


@pytest.fixture(scope="module")
def said(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    # Loaded once for all tests of a module that only look, and gone after the last one.
    with django_db_blocker.unblock(), transaction.atomic():
        make_empty_site()
        lines: list[str] = []
        load_demo(lines.append)
        yield lines
        transaction.set_rollback(True)
    cache.clear()
