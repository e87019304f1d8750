"""All articles by what their last review is worth today."""

from typing import Any

import django_filters
from django.db.models import F, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.pages.models import ArticlePage
from cms.pages.reviews.standing import Standing
from cms.pages.reviews.standings import CHANGED, LABELS, reviewed, that_are


class ReviewsFilterSet(WagtailFilterSet):
    """By standing."""

    state = django_filters.ChoiceFilter(
        label=_("Review"),
        choices=[*LABELS.items(), (CHANGED, _("changed since the review"))],
        method="filter_state",
    )

    class Meta:
        model = ArticlePage
        fields = ["author", "category"]

    def filter_state(self, articles: QuerySet, _name: str, state: str) -> QuerySet:
        """As of today."""
        return that_are(articles, state, timezone.localdate())


class DayColumn(Column):
    """A day by its date: Wagtail's own column says of every day to come that it is now."""

    def get_value(self, instance: Any) -> str:
        """The day in words."""
        return date_format(day) if (day := super().get_value(instance)) else ""


class ReviewsReportView(ReportView):
    """Who checked what, and what is to be checked next; the longest overdue first."""

    page_title = _("Reviews of articles")
    header_icon = "clipboard-list"
    index_url_name = "pages_reviews"
    index_results_url_name = "pages_reviews_results"
    any_permission_required = ["add", "change", "publish"]
    paginate_by = 25
    filterset_class = ReviewsFilterSet
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda page: reverse("pages_article_reviews", args=[page.pk]),
            width="30%",
        ),
        StatusTagColumn(
            "review_state",
            label=_("Review"),
            primary=lambda page: page.is_due,
        ),
        DayColumn("reviewed_on", label=_("Reviewed on")),
        Column("reviewed_by", label=_("By")),
        DayColumn("due_on", label=_("Due on")),
        Column("changed_since", label=_("Changed since")),
    ]
    list_export = ["title", "review_state", "reviewed_on", "reviewed_by", "due_on", "changed_since"]
    export_headings = {
        "review_state": _("Review"),
        "reviewed_on": _("Reviewed on"),
        "reviewed_by": _("By"),
        "due_on": _("Due on"),
        "changed_since": _("Changed since"),
    }

    @property
    def permission_policy(self) -> Any:
        """Who may edit pages may see what to review."""
        return policy_registry.get_by_type(Page)

    def get_queryset(self) -> Any:
        """What was never reviewed comes first, then what has been due for longest."""
        articles = self.filter_queryset(reviewed(self.request.user))
        return articles.order_by(F("shown_review__due_on").asc(nulls_first=True), "title")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Put the review's values beside those of the page."""
        pages = list(object_list)
        for page in pages:
            _say(page)
        return pages


def _say(page: Any) -> None:
    review = getattr(page, "shown_review", None)
    standing = review.standing if review else Standing.NEVER
    page.review_state = str(LABELS[standing])
    page.is_due = standing in (Standing.NEVER, Standing.OVERDUE)
    page.reviewed_on = review and review.signed_on
    page.reviewed_by = review.name if review else ""
    page.due_on = review and review.due_on
    page.changed_since = str(_("yes")) if review and review.changed_since else ""


class ReviewsMenuItem(MenuItem):
    """For everyone who may edit a page."""

    def is_shown(self, request: Any) -> bool:
        """The same question that the report asks."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


def menu_item() -> MenuItem:
    """The report in the menu of reports."""
    return ReviewsMenuItem(
        _("Reviews of articles"), reverse("pages_reviews"), icon_name="clipboard-list", order=1040
    )


urlpatterns: list[URLPattern] = [
    path("reports/reviews/", ReviewsReportView.as_view(), name="pages_reviews"),
    path(
        "reports/reviews/results/",
        ReviewsReportView.as_view(results_only=True),
        name="pages_reviews_results",
    ),
]
