"""Every article with what it claims and does not carry by a source."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column

from cms.pages.checks.looking import look
from cms.pages.checks.report import ChecksMenuItem, ChecksReportView

TITLE = _("Claims without a source")


class ClaimsColumn(Column):
    """The claims in full, each with its heading."""

    cell_template_name = "pages/admin/claims_cell.html"


class ClaimsReportView(ChecksReportView):
    """The same articles as in the other report, with one kind of finding in full."""

    page_title = TITLE
    header_icon = "openquote"
    index_url_name = "pages_claims"
    index_results_url_name = "pages_claims_results"
    columns = [
        ChecksReportView.columns[0],
        Column("number", label=_("Findings"), accessor="number_of_claims"),
        ClaimsColumn("claims", label=TITLE, width="60%"),
    ]
    list_export = ["title", "number_of_claims", "claims_in_words"]
    export_headings = {"number_of_claims": _("Findings"), "claims_in_words": TITLE}

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Look at the articles of this page of the report only."""
        pages = list(object_list)
        for page, looked in zip(pages, look(pages), strict=True):
            page.claims = [each for each in looked.findings if each.kind == "claim"]
            page.number_of_claims = len(page.claims)
            page.claims_in_words = "\n".join(claim.words for claim in page.claims)
        return pages


def menu_item() -> MenuItem:
    """The report in the menu of reports."""
    return ChecksMenuItem(TITLE, reverse("pages_claims"), icon_name="openquote", order=1055)


urlpatterns: list[URLPattern] = [
    path("reports/claims/", ClaimsReportView.as_view(), name="pages_claims"),
    path(
        "reports/claims/results/",
        ClaimsReportView.as_view(results_only=True),
        name="pages_claims_results",
    ),
]
