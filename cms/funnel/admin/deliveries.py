"""Mails that are owed, on their way, or went wrong."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn

from cms.funnel.admin.looking import LookingIndexView, LookingInspectView, LookingViewSet
from cms.funnel.delivery.problems import in_words
from cms.funnel.models import Delivery

NEEDS_ATTENTION = frozenset({Delivery.State.FAILED, Delivery.State.UNCERTAIN})


def lead_behind(row: Any, user: Any) -> str:
    """The person behind a row, without the address; a link for those who may follow it."""
    if not user.has_perm("funnel.view_lead"):
        return str(row.lead)
    return format_html(
        '<a href="{}">{}</a>', reverse("leads:inspect", args=[row.lead_id]), row.lead
    )


class LeadColumn(Column):
    """Who a row is about."""

    def __init__(self) -> None:
        super().__init__("lead", label=_("Lead"))

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """A link to the person where that is no dead end."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"value": lead_behind(instance, parent_context["request"].user)}


def problem_in_words(row: Any) -> str:
    """Why a row is not there yet; empty when nothing is wrong."""
    return in_words(row.problem) if row.problem else ""


class DeliveryIndexView(LookingIndexView):
    """Deliveries with their leads, in one query."""

    def get_base_queryset(self) -> QuerySet[Delivery]:
        """Newest first."""
        return Delivery.objects.select_related("lead")


class DeliveryInspectView(LookingInspectView):
    """One delivery."""

    labels = {"lead": _("Lead")}

    def get_lead_display_value(self) -> str:
        """The person."""
        return lead_behind(self.object, self.request.user)

    def get_problem_display_value(self) -> str:
        """The problem as a sentence."""
        return problem_in_words(self.object) or "-"


class DeliveryViewSet(LookingViewSet):
    """Every mail, with the state it is in."""

    name = "deliveries"
    model = Delivery
    icon = "mail"
    menu_label = _("Deliveries")
    index_view_class = DeliveryIndexView
    inspect_view_class = DeliveryInspectView
    list_display = [
        "kind",
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda mail: mail.state not in NEEDS_ATTENTION,
        ),
        NumberColumn("attempt", label=_("Tries"), sort_key="attempt"),
        DateColumn("created_at", label=_("Owed since"), sort_key="created_at"),
        Column("problem", label=_("Problem"), accessor=problem_in_words),
        LeadColumn(),
    ]
    list_filter = ["state", "kind"]
    inspect_view_fields = [
        "kind",
        "state",
        "problem",
        "attempt",
        "created_at",
        "not_before",
        "ended_at",
        "lead",
    ]
