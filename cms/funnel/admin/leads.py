"""The list of leads in the admin: newest first, narrowed, searched by a whole address, exported."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, Table, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateInput

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.admin.agreed import ebooks_asked_for, standing_consents
from cms.funnel.admin.lead_export import as_csv, as_xlsx
from cms.funnel.admin.lead_page import LeadPage, ReplayView
from cms.funnel.admin.lead_rows import Place, Wanted, all_of, page_of
from cms.funnel.admin.uncertain import SettleView
from cms.funnel.models import Lead, LeadAccess

TITLE = gettext_lazy("Leads")
EXPORT = "funnel.export_leads"
EXPORTS = {"csv": as_csv, "xlsx": as_xlsx}
COLUMNS = [
    TitleColumn("__str__", label=gettext_lazy("Lead"), url_name="leads:inspect", accessor=str),
    StatusTagColumn(
        "get_status_display",
        label=gettext_lazy("Status"),
        primary=lambda lead: lead.status == Lead.Status.CONFIRMED,
    ),
    DateColumn("created_at", label=gettext_lazy("First seen")),
    Column("consents", label=gettext_lazy("Agrees to"), accessor=standing_consents),
    Column("ebooks", label=gettext_lazy("E-books"), accessor=ebooks_asked_for),
]


class LeadFilter(forms.Form):
    """What the list can be narrowed to, by what its indexes hold."""

    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        required=False,
        choices=[("", gettext_lazy("All")), *Lead.Status.choices],
    )
    until = forms.DateField(
        label=gettext_lazy("First seen up to and including"),
        required=False,
        widget=AdminDateInput,
    )

    @property
    def wanted(self) -> Wanted:
        """What was chosen; nothing for what cannot be read."""
        chosen = self.cleaned_data if self.is_bound else {}
        return Wanted(chosen.get("status", ""), chosen.get("until"))


class LeadList(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of leads; who they are stands on their own page only."""

    model = Lead
    any_permission_required = ["view"]
    page_title = TITLE
    header_icon = "user"
    template_name = "funnel/admin/leads.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows, and the way to the older ones."""
        form = LeadFilter(self.request.GET)
        form.is_valid()
        leads, next_place = page_of(form.wanted, Place.read(self.request.GET.get("na", "")))
        chosen = {name: self.request.GET.get(name, "") for name in form.fields}
        older = urlencode(chosen | {"na": str(next_place)}) if next_place else ""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "filter": form,
            "media": form.media,
            "chosen": chosen,
            "table": Table(COLUMNS, leads) if leads else None,
            "older": f"?{older}" if older else "",
            "may_export": self.request.user.has_perm(EXPORT),
        }


class FindLead(PermissionCheckedMixin, View):
    """Search by a whole address; posted, so that no address lands in a log of addresses."""

    model = Lead
    any_permission_required = ["view"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """To the lead with this address, if there is one."""
        try:
            lead = Lead.known(normal(request.POST.get("address", "")[:255]))
        except NotAnAddress:
            messages.error(request, _("This is not a whole e-mail address, so nobody is found."))
            return redirect("leads:index")
        if lead is None:
            messages.warning(request, _("There is no lead with this address."))
            return redirect("leads:index")
        return redirect("leads:inspect", pk=lead.pk)


class ExportLeads(PermissionCheckedMixin, View):
    """The list as a file; posted, and written down before the first row leaves."""

    model = Lead
    any_permission_required = ["view"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """All that is wanted, however much it is."""
        form, write = LeadFilter(request.POST), EXPORTS.get(request.POST.get("as", ""))
        if not request.user.has_perm(EXPORT) or write is None or not form.is_valid():
            messages.error(request, _("Nothing was exported. Choose CSV or XLSX from the list."))
            return redirect("leads:index")
        wanted = form.wanted
        about = ", ".join(str(chosen) for chosen in (wanted.status, wanted.until) if chosen)
        LeadAccess.log(request.user, LeadAccess.Act.EXPORTED, about=about)
        return write(all_of(wanted))


class LeadMenuItem(MenuItem):
    """For who may look at leads."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The same question that the list asks."""
        return bool(request.user.has_perm("funnel.view_lead"))


class LeadViewSet(ViewSet):
    """Everybody who asked for something."""

    name = "leads"
    icon = "user"
    menu_label = TITLE
    menu_item_class = LeadMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, what can be done with it, and each lead."""
        return [
            path("", LeadList.as_view(), name="index"),
            path("find/", FindLead.as_view(), name="find"),
            path("export/", ExportLeads.as_view(), name="export"),
            path("inspect/<uuid:pk>/", LeadPage.as_view(), name="inspect"),
            path("replay/<uuid:pk>/", ReplayView.as_view(), name="replay_contact"),
            path("replay/<uuid:pk>/<uuid:mail>/", ReplayView.as_view(), name="replay_mail"),
            path("settle/<uuid:pk>/<uuid:mail>/", SettleView.as_view(), name="settle_mail"),
        ]
