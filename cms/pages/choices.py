"""The lists behind the two buttons of the editor; staff only, as all of the admin."""

from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from cms.pages.models import Source
from cms.pages.rich_text.link_types import FUNNEL_MODELS

MOST = 100


def funnel_choices(request: HttpRequest) -> JsonResponse:
    """The tests or e-books that a link may lead to; none for the trial, as there is one."""
    model = FUNNEL_MODELS.get(request.GET.get("kind", ""))
    rows = apps.get_model(model).objects.order_by("title")[:MOST] if model else []
    return JsonResponse({"choices": [{"id": row.pk, "title": str(row)} for row in rows]})


def source_choices(request: HttpRequest) -> JsonResponse:
    """Sources whose title or authors contain what was typed."""
    words = request.GET.get("q", "").split()[:8]
    found = Source.objects.all()
    for word in words:
        found = found.filter(Q(title__icontains=word) | Q(authors__icontains=word))
    sources = list(found[:MOST])
    # The one that is chosen already is in the list, however many there are.
    chosen = request.GET.get("id", "")
    if chosen.isdecimal() and chosen not in {str(source.pk) for source in sources}:
        sources += Source.objects.filter(pk=chosen[:18])
    return JsonResponse({"choices": [{"id": s.pk, "title": str(s)} for s in sources]})


urlpatterns: list[URLPattern] = [
    path("pages/funnel-choices/", funnel_choices, name="pages_funnel_choices"),
    path("pages/source-choices/", source_choices, name="pages_source_choices"),
]
