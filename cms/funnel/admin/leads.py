"""Leads in the admin: who they are stands on their own page only, and health behind a lock."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.log_actions import log

from cms.funnel.admin.kept_outcome import KeptOutcome
from cms.funnel.admin.looking import LookingIndexView, LookingInspectView, LookingViewSet
from cms.funnel.models import Consent, Lead
from cms.lib.sealing import Unopenable

READ_OUTCOMES = "funnel.read_outcomes"
READ_LOG = "funnel.read_outcome"


def standing_consents(lead: Lead) -> str:
    """What the lead agrees to at this moment, from rows that were already fetched."""
    latest: dict[str, str] = {}
    for consent in sorted(lead.consents.all(), key=lambda row: (row.at, row.pk)):
        if consent.step != Consent.Step.ASKED:
            latest[consent.purpose] = consent.step
    given = [Consent.Purpose(name) for name, step in latest.items() if step == Consent.Step.GIVEN]
    return ", ".join(str(purpose.label) for purpose in given)


def ebooks_asked_for(lead: Lead) -> str:
    """The e-books that the lead asked for."""
    return ", ".join(sorted({grant.ebook.title for grant in lead.grants.all()}))


class LeadIndexView(LookingIndexView):
    """Leads with what they asked for, in a bounded number of queries."""

    def get_base_queryset(self) -> QuerySet[Lead]:
        """Newest first."""
        return Lead.objects.prefetch_related("consents", "grants__ebook")


class LeadInspectView(LookingInspectView):
    """One lead; reading a kept outcome is logged."""

    labels = {
        "address": gettext_lazy("Address"),
        "consents": gettext_lazy("Agrees to"),
        "ebooks": gettext_lazy("E-books"),
        "outcome": gettext_lazy("Kept outcome"),
    }

    def get_fields(self) -> list[str]:
        """The outcome only for those who may read outcomes."""
        fields = ["address", "status", "created_at", "confirmed_at", "consents", "ebooks"]
        may_read = self.request.user.has_perm(READ_OUTCOMES)
        return [*fields, "outcome"] if may_read else fields

    def get_address_display_value(self) -> str:
        """The address, opened from its box for this page alone."""
        try:
            return str(self.object.address)
        except Unopenable:
            return _("cannot be opened: it was erased, or its key is gone")

    def get_consents_display_value(self) -> str:
        """What the lead agrees to now."""
        return standing_consents(self.object) or "-"

    def get_ebooks_display_value(self) -> str:
        """What the lead asked for."""
        return ebooks_asked_for(self.object) or "-"

    def get_outcome_display_value(self) -> Component | str:
        """What the lead asked us to keep."""
        if self.object.outcome_box is None:
            return "-"
        log(instance=self.object, action=READ_LOG, user=self.request.user)
        return KeptOutcome(self.object)


class LeadViewSet(LookingViewSet):
    """Everybody who asked for something."""

    name = "leads"
    model = Lead
    icon = "user"
    menu_label = gettext_lazy("Leads")
    index_view_class = LeadIndexView
    inspect_view_class = LeadInspectView
    list_display: list[Any] = [
        "__str__",
        StatusTagColumn(
            "get_status_display",
            label=gettext_lazy("Status"),
            sort_key="status",
            primary=lambda lead: lead.status == Lead.Status.CONFIRMED,
        ),
        DateColumn("created_at", label=gettext_lazy("First seen"), sort_key="created_at"),
        Column("consents", label=gettext_lazy("Agrees to"), accessor=standing_consents),
        Column("ebooks", label=gettext_lazy("E-books"), accessor=ebooks_asked_for),
    ]
    list_filter = ["status"]
