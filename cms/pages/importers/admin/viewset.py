"""Where importing stands in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from cms.pages.importers.admin.form import parents_for
from cms.pages.importers.admin.views import ImportView, ReportView


class ImportMenuItem(MenuItem):
    """For everyone who may add an article."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The same question that the page asks."""
        return bool(parents_for(request.user).exists())


class ImportViewSet(ViewSet):
    """The form, and the report of each import."""

    name = "article_import"
    url_prefix = "article-import"
    icon = "upload"
    menu_label = _("Import an article")
    menu_name = "article-import"
    menu_item_class = ImportMenuItem

    @cached_property
    def report_url_name(self) -> str:
        """Where a report is shown."""
        return str(self.get_url_name("report"))

    @cached_property
    def index_url_name(self) -> str:
        """Where a file is chosen."""
        return str(self.get_url_name("index"))

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Each view knows the way to the other."""
        return {
            "report_url_name": self.report_url_name,
            "index_url_name": self.index_url_name,
            **kwargs,
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        """Two addresses."""
        return [
            path("", self.construct_view(ImportView), name="index"),
            path("<int:pk>/", self.construct_view(ReportView), name="report"),
        ]
