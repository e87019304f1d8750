"""Every study and book that the articles rest on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, ReferenceIndex

from cms.pages.browsing.shelf import home_of, show
from cms.pages.models import ArticlePage, Category, Source


@require_safe
def studies_page(request: HttpRequest) -> HttpResponse:
    """All checked sources by theme, each with the articles that use it; in few queries."""
    home = home_of(request)
    sources = (
        Source.objects.filter(status=Source.Status.CHECKED)
        .select_related("theme")
        .order_by(F("theme__title").asc(nulls_last=True), F("year").desc(nulls_last=True), "title")
    )
    used_in = articles_by_source(home)
    themes: dict[Category | None, list[dict[str, Any]]] = defaultdict(list)
    for source in sources:
        themes[source.theme].append({"source": source, "articles": used_in[source.pk]})
    found = {"themes": list(themes.items())}
    return show(request, "pages/studies_page.html", home, _("Studies and books"), found)


def articles_by_source(below: Page) -> dict[int, list[dict[str, Any]]]:
    """The public articles that name each source, as Wagtail's reference index knows them."""
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Source),
        base_content_type=ContentType.objects.get_for_model(Page),
    ).values_list("to_object_id", "object_id")
    users: dict[str, set[str]] = defaultdict(set)
    for source, page in references:
        users[page].add(source)
    return _turned(ArticlePage.summaries(below=below), users)


def _turned(
    articles: Iterable[dict[str, Any]], users: dict[str, set[str]]
) -> dict[int, list[dict[str, Any]]]:
    used_in: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for article in articles:
        for source in users.get(str(article["pk"]), ()):
            used_in[int(source)].append(article)
    return used_in
