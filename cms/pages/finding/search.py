"""`/zoeken/?q=`: pages in which the words stand; nothing of what was typed is kept."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, PageQuerySet

from cms.lib.caching import public
from cms.pages.addresses import address
from cms.pages.finding.live import found_below, home_of
from cms.pages.models import ArticlePage
from cms.pages.places import Places

LONGEST = 100
MOST = 20
LEADS = ("articlepage__lead", "standardpage__lead", "complaintindexpage__lead", "homepage__lead")


class Result(NamedTuple):
    """As much of a page as its card shows."""

    title: str
    lead: str
    url: str


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found; when that is nothing, the complaints that there are."""
    typed = typed_in(request)
    home = home_of(request)
    results = find(home, typed)
    places = Places(home or Page())
    context = {
        "q": typed,
        "results": results,
        "complaints": [] if results or not home else ArticlePage.summaries(below=home)[:MOST],
        "menu": places.menu,
        "footer_links": places.footer_links,
    }
    response = render(request, "pages/search_page.html", context)
    public(response)
    return response


def typed_in(request: HttpRequest) -> str:
    """What the visitor typed, in one line that can be shown, sent and searched."""
    printable = "".join(c if c.isprintable() else " " for c in request.GET.get("q", ""))
    return " ".join(printable.split())[:LONGEST].rstrip()


def find(home: Page | None, typed: str) -> Sequence[Result]:
    """The best pages first: with all words, else those whose title begins so, else with any."""
    # Words alone: in what else can be typed, databases see operators.
    if not (words := " ".join(re.findall(r"\w+", typed))):
        return []
    pages = found_below(home, Page.objects.annotate(lead=Coalesce(*LEADS)))
    found = next(filter(None, _tries(pages, words)), [])
    return [Result(page.title, page.lead or "", address(page.url_path)) for page in found]


def _tries(pages: PageQuerySet, words: str) -> Iterator[list[Any]]:
    yield list(pages.search(words, operator="and")[:MOST])
    yield list(pages.autocomplete(words, operator="and")[:MOST])
    yield list(pages.search(words, operator="or")[:MOST])
