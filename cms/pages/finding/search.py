"""`/zoeken/?q=`: pages in which the words stand; nothing of what was typed is kept."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.pages.addresses import address
from cms.pages.browsing.shelf import home_of, show
from cms.pages.finding.live import found_below
from cms.pages.finding.word_forms import forms_of
from cms.pages.models import ArticlePage

LONGEST = 100
MOST = 20
LEADS = (
    "articlepage__lead",
    "standardpage__lead",
    "complaintindexpage__lead",
    "experiencespage__lead",
    "homepage__lead",
)


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
    complaints = [] if results else ArticlePage.summaries(below=home)[:MOST]
    shown = {"q": typed, "results": results, "complaints": complaints}
    return show(request, "pages/search_page.html", home, _("Search"), shown, reads={"q"})


def typed_in(request: HttpRequest) -> str:
    """What the visitor typed, in one line that can be shown, sent and searched."""
    printable = "".join(c if c.isprintable() else " " for c in request.GET.get("q", ""))
    return " ".join(printable.split())[:LONGEST].rstrip()


def find(home: Page, typed: str) -> Sequence[Result]:
    """Pages with these words in their title first, then in their text; else any form of any."""
    # Words alone: in what else can be typed, databases see operators.
    if not (words := " ".join(re.findall(r"\w+", typed))):
        return []
    pages = found_below(home, Page.objects.annotate(lead=Coalesce(*LEADS)))
    in_titles = pages.autocomplete(words, operator="and")[:MOST]
    in_texts = pages.search(words, operator="and")[:MOST]
    forms = " ".join(form for word in words.split() for form in forms_of(word))
    found = [*in_titles, *in_texts] or pages.search(forms, operator="or")[:MOST]
    best = list({page.pk: page for page in found}.values())[:MOST]
    return [
        Result(page.title, page.search_description or page.lead or "", address(page.url_path))
        for page in best
    ]
