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


def link_to_lead(row: Any) -> str:
    """A link to the person behind a row, without the address in it."""
    return format_html(
        '<a href="{}">{}</a>', reverse("leads:inspect", args=[row.lead_id]), row.lead
    )


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
        """A link to the person."""
        return link_to_lead(self.object)

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
        Column("lead", label=_("Lead"), accessor=link_to_lead),
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
