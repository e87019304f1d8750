"""What is still to be mended of what came from another site, most read first."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.pages.models import ImportedPost

OPEN = Q(mended_at=None) & ~Q(warnings=[])
STATES = {"open": OPEN, "done": ~OPEN}


class BacklogFilters(WagtailFilterSet):
    """Still open, or done."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("open", _("still to be mended")), ("done", _("done"))],
        empty_label=_("All"),
        method="in_state",
    )

    class Meta:
        model = ImportedPost
        fields: list[str] = []

    def in_state(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """The rows in one of the two states."""
        return rows.filter(STATES[value])


class BacklogView(ReportView):
    """Imported articles with their warnings."""

    page_title = _("To be mended after the import")
    header_icon = "clipboard-list"
    index_url_name = "pages_backlog"
    index_results_url_name = "pages_backlog_results"
    any_permission_required = ["add", "change", "publish"]
    filterset_class = BacklogFilters
    paginate_by = 50
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            width="25%",
            get_url=lambda post: reverse("pages_backlog_post", args=[post.pk]),
        ),
        Column("views", label=_("Read"), accessor="views", sort_key="views"),
        Column("warnings", label=_("To be mended"), accessor="what_to_mend", width="40%"),
        BooleanColumn("is_live", label=_("Live"), accessor="is_live"),
        DateColumn("written_at", label=_("Written"), sort_key="written_at"),
        DateColumn("mended_at", label=_("Mended")),
    ]
    list_export = ["title", "address", "url", "views", "all_to_mend", "is_live", "mended_at"]
    export_headings = {
        "url": _("Address"),
        "all_to_mend": _("To be mended"),
        "is_live": _("Live"),
    }

    @property
    def permission_policy(self) -> Any:
        """Who may edit pages may see what to mend."""
        return policy_registry.get_by_type(Page)

    def get_queryset(self) -> QuerySet[ImportedPost]:
        """What this person may change, most read first; without a page, what nobody has yet."""
        return self.order_queryset(_for_user(self.request.user).defer("became", "remarks"))


class BacklogMenuItem(MenuItem):
    """For everyone who may edit a page, once something was imported."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The same question that the report asks."""
        policy = policy_registry.get_by_type(Page)
        may = policy.user_has_any_permission(request.user, ["add", "change", "publish"])
        return bool(may) and ImportedPost.objects.exists()


class ImportedPostView(WagtailAdminTemplateMixin, DetailView):
    """What became what in one article; a press says that it is mended, or not yet."""

    model = ImportedPost
    template_name = "pages/admin/imported_post.html"
    context_object_name = "post"
    page_title = _("What became of it")
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    def get_queryset(self) -> QuerySet[ImportedPost]:
        """What this person may change."""
        return _for_user(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        here = {"url": "", "label": self.object.title, "sublabel": str(self.page_title)}
        list_of_all = f"{reverse('pages_backlog')}?state=open"
        back = {"url": list_of_all, "label": BacklogView.page_title}
        return [*self.breadcrumbs_items, back, here]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that it is mended, or take that back."""
        post = self.get_object()
        post.mended_at = timezone.now() if request.POST.get("mended") == "yes" else None
        post.save(update_fields=["mended_at"])
        return redirect(f"{reverse('pages_backlog')}?state=open")


def _for_user(user: Any) -> QuerySet[ImportedPost]:
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "change")
    mine = Q(page__in=pages.values("pk"))
    if policy.user_has_any_permission(user, ["add", "change", "publish"]):
        mine |= Q(page=None)
    return ImportedPost.objects.filter(mine).select_related("page")


def menu_item() -> MenuItem:
    """The report in the menu of reports."""
    address = f"{reverse('pages_backlog')}?state=open"
    return BacklogMenuItem(
        _("To be mended after the import"), address, icon_name="clipboard-list", order=1060
    )


urlpatterns: list[URLPattern] = [
    path("reports/imported/", BacklogView.as_view(), name="pages_backlog"),
    path(
        "reports/imported/results/",
        BacklogView.as_view(results_only=True),
        name="pages_backlog_results",
    ),
    path("reports/imported/<int:pk>/", ImportedPostView.as_view(), name="pages_backlog_post"),
]
