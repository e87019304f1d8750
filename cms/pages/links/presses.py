"""What staff can do about one link: look now, or take over its new address."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.pages.models import LinkVisit, Source
from cms.pages.tasks import ring, visit_link


class LinkView(PermissionCheckedMixin, WagtailAdminTemplateMixin, DetailView):
    """Where a source leads, and how that is; two buttons."""

    model = Source
    any_permission_required = ["change"]
    queryset = Source.objects.select_related("visit")
    page_title = gettext_lazy("Link of a source")
    header_icon = "link"
    template_name = "pages/admin/source_link_page.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The source, and its link."""
        edit = reverse("wagtailsnippets_pages_source:edit", args=[self.object.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, and go back to where it was pressed."""
        source = self.get_object()
        if request.POST.get("action") == "take":
            self._take_over(source)
        else:
            self._look(source)
        return redirect(self._back(source))

    def _look(self, source: Source) -> None:
        if not source.link:
            messages.error(self.request, _("This source has no link to look at."))
            return
        LinkVisit.follow(source.pk, source.link)
        LinkVisit.objects.filter(pk=source.pk).update(not_before=timezone.now())
        ring(visit_link, source.pk)
        messages.success(
            self.request, _("We are having a look. Open this page again in a few seconds.")
        )

    def _take_over(self, source: Source) -> None:
        visit = getattr(source, "visit", None)
        if not visit or not visit.moved_to:
            messages.error(self.request, _("There is no new address to take over."))
            return
        source.url = visit.moved_to
        source.save(update_fields=["url"])
        words = _("“%(source)s” leads to its new address now.")
        messages.success(self.request, words % {"source": source})

    def _back(self, source: Source) -> str:
        back = self.request.POST.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(back, {self.request.get_host()})
        return back if back and is_ours else reverse("pages_source_link", args=[source.pk])


urlpatterns: list[URLPattern] = [
    path("sources/<int:pk>/link/", LinkView.as_view(), name="pages_source_link"),
]
