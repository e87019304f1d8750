"""Two pages: choose a file, and read what became of it."""

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import PageLogEntry

from cms.pages.importers.admin.form import ImportForm, parents_for
from cms.pages.importers.importing import import_reading
from cms.pages.importers.report import Entry, numbers
from cms.pages.importers.storing.draft import Refused
from cms.pages.importers.storing.images import Images
from cms.pages.importers.storing.log import ACTION, import_of
from cms.pages.models import ArticlePage

TITLE = gettext_lazy("Import an article")


class ImportView(WagtailAdminTemplateMixin, FormView):
    """The form; a good file becomes a draft, and its report is shown."""

    form_class = ImportForm
    template_name = "pages/importers/form.html"
    page_title = TITLE
    header_icon = "upload"
    report_url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who may add an article somewhere."""
        if not parents_for(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """The list that somebody came from."""
        parent = self.request.GET.get("parent", "")
        return {"parent": int(parent)} if parent.isdecimal() and len(parent) < 10 else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form offers what this person may choose."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"user": self.request.user}

    def form_valid(self, form: ImportForm) -> HttpResponse:
        """Make the draft, keep the report, show it."""
        chosen, user = form.cleaned_data, self.request.user
        images = Images(chosen["collection"], user)
        assert form.reading is not None  # noqa: S101 - a valid form has read its file
        try:
            made, stored = import_reading(
                form.reading, chosen["file"].name, chosen["slug"], chosen["parent"], images
            )
        except Refused as error:
            form.add_error("slug", str(error))
            return self.form_invalid(form)
        sentence = (
            _("The draft “%s” is made. Nothing is published.")
            if stored.is_new
            else _("“%s” has a new draft. What is published did not change.")
        )
        messages.success(self.request, sentence % stored.page.title)
        return redirect(self.report_url_name, made.entry.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What Wagtail's own form page needs."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "action_url": self.request.path,
            "media": context["form"].media,
            "submit_button_label": _("Make a draft of it"),
            "submit_button_active_label": _("Reading…"),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]


class ReportView(WagtailAdminTemplateMixin, TemplateView):
    """What became of a file, as the history of its page keeps it."""

    template_name = "pages/importers/report.html"
    page_title = gettext_lazy("What became of it")
    header_icon = "upload"
    index_url_name = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The draft, what is still to be done in it, and the rest of the report."""
        entry = get_object_or_404(PageLogEntry, pk=self.kwargs["pk"], action=ACTION)
        page = get_object_or_404(ArticlePage, pk=entry.page_id)
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        made = import_of(entry)
        report = made.report
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "article": page,
            "import": made,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
            "index_url": reverse(self.index_url_name),
            "to_do": _grouped([each for each in report.entries if each.is_to_do]),
            "counts": numbers([each for each in report.entries if not each.is_left_out]),
            "left_out": _grouped([each for each in report.entries if each.is_left_out]),
            "rows": [(report.place(each.place), each) for each in report.entries],
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the form, and here."""
        form = {"url": reverse(self.index_url_name), "label": TITLE}
        return [*self.breadcrumbs_items, form, {"url": "", "label": self.page_title}]


def _grouped(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    ordered = sorted(entries, key=lambda entry: entry.what)
    return [(what, list(group)) for what, group in groupby(ordered, lambda entry: entry.what)]
