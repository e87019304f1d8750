"""Every public address with the day of its last change, in one query for each kind of thing."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.funnel.blocks import Targets
from cms.lib.caching import public
from cms.pages.addresses import address
from cms.pages.browsing.shelf import home_of
from cms.pages.finding.absolute import absolute
from cms.pages.finding.live import found_below
from cms.pages.models import ArticlePage, Review, Source

MOST = 50_000  # More than this no search engine reads from one sitemap.


class Place(NamedTuple):
    """An address and its last change."""

    url: str
    changed: date | None  # A moment, where one is known.


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Pages, shelves, tests, e-books and the trial, under the site's own address."""
    home = home_of(request)
    places = list(chain(_pages(home), _shelves(home), _tests(), _ebooks(), _trial()))[:MOST]
    response = render(
        request, "pages/sitemap.xml", {"places": places}, content_type="application/xml"
    )
    public(response)
    return response


def _pages(home: Page) -> Iterator[Place]:
    pages = found_below(home, Page.objects.order_by("path"))
    for url_path, changed in pages.values_list("url_path", "last_published_at"):
        yield Place(absolute(address(url_path)), changed)


def _shelves(home: Page) -> Iterator[Place]:
    """A shelf is as new as the newest of what stands on it."""
    articles = found_below(home, ArticlePage.objects.order_by())
    reviews = Review.objects.order_by().filter(shown=True, article__in=articles)
    categories = _newest(articles, "category__slug")
    authors = _newest(articles, "author__slug")
    reviewers = _newest(reviews, "reviewer__slug", "article__last_published_at")
    yield from _offers("pages:category", categories)
    yield from _offers("pages:author", _merged(authors, reviewers).items())
    checked = Source.objects.filter(status=Source.Status.CHECKED)
    found = checked.aggregate(count=Count("pk"), newest=Max("checked_on"))
    if found["count"]:
        yield Place(absolute(reverse("pages:studies")), found["newest"])


def _newest(rows: QuerySet[Any], slug: str, changed: str = "last_published_at") -> Any:
    """Each slug that the rows name, with the newest of their changes."""
    return rows.exclude(**{slug: None}).values_list(slug).annotate(Max(changed))


def _merged(*found: Iterable[tuple[str, datetime | None]]) -> dict[str, datetime | None]:
    newest: dict[str, datetime | None] = {}
    for slug, changed in chain(*found):
        newest[slug] = max(filter(None, [newest.get(slug), changed]), default=None)
    return newest


def _tests() -> Iterator[Place]:
    tests = apps.get_model("funnel.SelfTest").objects.filter(live=True, live_version__isnull=False)
    return _offers("funnel:self_test", tests.values_list("slug", "last_published_at"))


def _ebooks() -> Iterator[Place]:
    ebooks = apps.get_model("funnel.Ebook").objects.filter(live=True)
    return _offers("funnel:ebook", ebooks.values_list("slug", "last_published_at"))


def _offers(name: str, rows: Iterable[tuple[str, datetime | None]]) -> Iterator[Place]:
    for slug, changed in rows:
        yield Place(absolute(reverse(name, args=[slug])), changed)


def _trial() -> Iterator[Place]:
    if trial := Targets().trial():
        yield Place(absolute(trial.url), trial.last_published_at)
