"""All sources with what is wrong with them: dead, moved, still to be filled in."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import Button

from cms.pages.links.buttons import LinkColumn
from cms.pages.links.used_in import articles_by_source
from cms.pages.links.verdict import State
from cms.pages.models import Source
from cms.pages.models.link_visit import WORDS

# What asks for somebody's hand comes first.
WEIGHTS = [State.DEAD, State.MOVED, State.FAILING, State.GUARDED, State.LATER]
WRONG = {State.DEAD, State.FAILING}


class SourceFilterSet(WagtailFilterSet):
    """By how the link is, and by how far we are with the source."""

    link = django_filters.MultipleChoiceFilter(
        label=_("Link"),
        field_name="visit__state",
        choices=[(state.value, words) for state, words in WORDS.items()],
    )

    class Meta:
        model = Source
        fields = ["link", "status", "kind"]


class SourcesReportView(ReportView):
    """Sources, those that ask for a hand first, with the number of articles that rest on each."""

    page_title = _("Sources")
    header_icon = "openquote"
    model = Source
    any_permission_required = ["change"]
    index_url_name = "pages_sources_report"
    index_results_url_name = "pages_sources_report_results"
    filterset_class = SourceFilterSet
    default_ordering = "weight"
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            width="35%",
            get_url=lambda source: reverse("wagtailsnippets_pages_source:edit", args=[source.pk]),
        ),
        StatusTagColumn(
            "get_status_display",
            label=_("Status"),
            primary=lambda source: source.status == Source.Status.UNFILLED,
        ),
        StatusTagColumn(
            "link_words", label=_("Link"), primary=lambda source: source.link_state in WRONG
        ),
        DateColumn("visit.visited_at", label=_("Looked at")),
        Column("used_in", label=_("Articles")),
        LinkColumn("link", label=_("What to do"), width="25%"),
    ]
    list_export = [
        *["title", "get_status_display", "link", "link_words", "visit.answer", "visit.moved_to"],
        *["visit.visited_at", "used_in"],
    ]
    export_headings = {
        "get_status_display": _("Status"),
        "link": _("Address"),
        "link_words": _("Link"),
        "visit.answer": _("Answer"),
        "visit.moved_to": _("New address"),
        "visit.visited_at": _("Looked at"),
        "used_in": _("Articles"),
    }

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The other half of the question: what claims a fact and names no source."""
        claims = Button(
            _("Claims without a source"), reverse("pages_claims"), icon_name="openquote"
        )
        return [*super().header_more_buttons, claims]

    def get_base_queryset(self) -> QuerySet[Source]:
        """With their visits, in one query."""
        weights = [When(visit__state=state, then=at) for at, state in enumerate(WEIGHTS)]
        unfilled = When(status=Source.Status.UNFILLED, then=len(WEIGHTS))
        weight = Case(
            *weights, unfilled, default=Value(len(WEIGHTS) + 1), output_field=IntegerField()
        )
        return Source.objects.select_related("visit").annotate(weight=weight)

    def decorate_paginated_queryset(self, object_list: Iterable[Source]) -> list[Source]:
        """Count the articles of this page of the report only."""
        sources = list(object_list)
        numbers = articles_by_source(sources)
        for source in sources:
            source.used_in = numbers[source.pk]
            visit = getattr(source, "visit", None)
            source.link_state = visit and State(visit.state)
            source.link_words = WORDS[source.link_state] if visit else _("no link")
        return sources


class SourcesMenuItem(MenuItem):
    """For everyone who may fill in a source."""

    def is_shown(self, request: Any) -> bool:
        """The same question that the report asks."""
        return bool(request.user.has_perm("pages.change_source"))


def menu_item() -> MenuItem:
    """The report in the menu of reports."""
    return SourcesMenuItem(
        _("Sources"), reverse("pages_sources_report"), icon_name="openquote", order=1060
    )


urlpatterns: list[URLPattern] = [
    path("reports/sources/", SourcesReportView.as_view(), name="pages_sources_report"),
    path(
        "reports/sources/results/",
        SourcesReportView.as_view(results_only=True),
        name="pages_sources_report_results",
    ),
]
