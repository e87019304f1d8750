"""All articles with how much there is to look at in each."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.pages.checks.looking import look
from cms.pages.models import ArticlePage


class ChecksReportView(ReportView):
    """The newest revision of every article that somebody may change, looked at by the page."""

    page_title = _("Check of articles")
    header_icon = "check"
    index_url_name = "pages_checks"
    index_results_url_name = "pages_checks_results"
    any_permission_required = ["add", "change", "publish"]
    default_ordering = "title"
    paginate_by = 25
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column("number", label=_("Findings"), accessor="number_of_findings"),
        Column("kinds", label=_("What was found"), accessor="kinds_of_findings"),
        Column("level", label=_("Reading level"), accessor="reading_level"),
        DateColumn("latest_revision_created_at", label=_("Updated")),
    ]
    list_export = ["title", "number_of_findings", "kinds_of_findings", "reading_level"]
    export_headings = {
        "number_of_findings": _("Findings"),
        "kinds_of_findings": _("What was found"),
        "reading_level": _("Reading level"),
    }

    @property
    def permission_policy(self) -> Any:
        """Who may edit pages may see what to edit."""
        return policy_registry.get_by_type(Page)

    def get_queryset(self) -> Any:
        """The articles that this person may change, each with its newest revision."""
        changeable = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        articles = ArticlePage.objects.filter(pk__in=changeable.values("pk"))
        return articles.select_related("latest_revision").order_by("title")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Look at the articles of this page of the report only."""
        pages = list(object_list)
        for page, looked in zip(pages, look(pages), strict=True):
            kinds = [f"{group.title} ({len(group.findings)})" for group in looked.groups]
            page.number_of_findings = len(looked.findings)
            page.kinds_of_findings = ", ".join(kinds)
            page.reading_level = str(looked.level_words)
        return pages


class ChecksMenuItem(MenuItem):
    """For everyone who may edit a page."""

    def is_shown(self, request: Any) -> bool:
        """The same question that the report asks."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


def menu_item() -> MenuItem:
    """The report in the menu of reports."""
    return ChecksMenuItem(
        _("Check of articles"), reverse("pages_checks"), icon_name="check", order=1050
    )


urlpatterns: list[URLPattern] = [
    path("reports/checks/", ChecksReportView.as_view(), name="pages_checks"),
    path(
        "reports/checks/results/",
        ChecksReportView.as_view(results_only=True),
        name="pages_checks_results",
    ),
]
