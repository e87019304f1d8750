"""The frame of a page that no editor made: a place below one that an editor did make."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site

from cms.lib.caching import public
from cms.pages.places import Places


def home_of(request: HttpRequest) -> Page:
    """The home page of the site that was asked for."""
    site = Site.find_for_request(request)
    if site is None or not site.root_page.live:
        raise Http404
    return site.root_page


def show(
    request: HttpRequest,
    template: str,
    below: Page,
    title: str,
    found: Mapping[str, Any],
    reads: Collection[str] = (),
) -> HttpResponse:
    """The page with its menu, footer and way back; the same for everyone who asks for the same."""
    places = Places(below, request)
    frame = {
        "title": title,
        "menu": places.menu,
        "footer": places.footer,
        "breadcrumb": places.way,
    }
    response = render(request, template, {**frame, **found})
    public(response, reads)
    return response
