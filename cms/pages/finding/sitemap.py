"""Every public address with the day of its last change, in one query for each kind of thing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from django.apps import apps
from django.db.models import Q
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
from cms.pages.models import ArticlePage, Author, Category, Source

MOST = 50_000  # More than this no search engine reads from one sitemap.


class Place(NamedTuple):
    """An address and its last change."""

    url: str
    changed: datetime | None


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
    articles = found_below(home, ArticlePage.objects.all())
    reviewed = Q(reviews__shown=True, reviews__article__in=articles)
    for shelf, holds in ((Category, Q()), (Author, reviewed)):
        full = shelf.objects.filter(Q(articles__in=articles) | holds).distinct().only("slug")
        for each in full:
            yield Place(absolute(each.get_absolute_url()), None)
    if Source.objects.filter(status=Source.Status.CHECKED).exists():
        yield Place(absolute(reverse("pages:studies")), None)


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
