"""What somebody gets who asked for an address that is not there: the new one, or help."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.lib.caching import public
from cms.pages.addresses import address
from cms.pages.finding.likeness import Candidate, most_like, pieces_of, words_in
from cms.pages.finding.live import found_below
from cms.pages.finding.moved import moved
from cms.pages.models import ArticlePage
from cms.pages.places import Places

MOST_LOOKED_AT = 60
MOST_COMPLAINTS = 12


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponseBase:
    """Django's handler of every 404 that no view has words of its own for."""
    if not _is_public_address(request):
        return render(request, "404.html", status=404)
    if response := moved(request):
        return public(response)
    if _wants_a_page(request):
        response = render(request, "404.html", _help_for(request), status=404)
    else:
        response = HttpResponseNotFound(_("This page is not here."), content_type="text/plain")
    patch_vary_headers(response, ["Accept"])
    return public(response)


def _is_public_address(request: HttpRequest) -> bool:
    """Everywhere else an address may hold somebody's own token, which nobody should keep."""
    match = request.resolver_match
    return match is None or match.url_name == "wagtail_serve" or match.app_name == "pages"


def _wants_a_page(request: HttpRequest) -> bool:
    """True for a person with a browser, false for a picture, a script and most machines."""
    to_be_mended = settings.APPEND_SLASH and is_valid_path(f"{request.path_info}/")
    return (
        request.method == "GET"
        and "text/html" in request.headers.get("Accept", "text/html")
        and not to_be_mended  # Django is about to send whoever asked to the same with a slash.
    )


def _help_for(request: HttpRequest) -> dict[str, Any]:
    site = Site.find_for_request(request)
    if site is None or not site.root_page.live:
        return {}
    home, words = site.root_page, words_in(request.path)
    places, alike = Places(home, request), like(home, words)
    return {
        "q": " ".join(words),
        "alike": alike,
        "complaints": [] if alike else ArticlePage.summaries(below=home, newest=MOST_COMPLAINTS),
        "menu": places.menu,
        "footer": places.footer,
    }


def like(home: Page, words: list[str]) -> list[Candidate]:
    """Pages whose address is like these words; one query, and none if there is nothing to like."""
    pieces: Iterable[Q] = [Q(slug__contains=piece) for piece in pieces_of(words)]
    if not pieces:
        return []
    pages = found_below(home, Page.objects.filter(reduce(or_, pieces))).order_by("path")
    rows = pages.values_list("title", "slug", "url_path")[:MOST_LOOKED_AT]
    return most_like(words, [Candidate(title, slug, address(path)) for title, slug, path in rows])
