"""The caches in front of the site: told which addresses changed, if one is named in the settings.

They keep a page for a minute in any case (`s-maxage`), so this is for the page that an editor looks
at now; what a menu or a setting changes everywhere, they hear a minute later.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from cms.pages.finding.absolute import absolute


def purge_around(page: Page) -> None:
    """Have a page fetched anew, with what lists it, once its change is there for all to see."""
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        transaction.on_commit(lambda: _purge(page), robust=True)


def _purge(page: Page) -> None:
    batch = PurgeBatch()
    batch.add_page(page)
    batch.add_pages(page.get_ancestors().filter(depth__gt=1))
    batch.add_urls(absolute(path) for path in _lists_of(page))
    batch.purge()


def _lists_of(page: Page) -> Iterator[str]:
    yield from (reverse("feed"), reverse("sitemap"), reverse("pages:studies"))
    for shelf in (getattr(page, "category", None), getattr(page, "author", None)):
        if shelf:
            yield shelf.get_absolute_url()
