"""Who looked at leads, exported them or tried again for them."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from cms.funnel.admin.looking import LookingViewSet
from cms.funnel.models import LeadAccess


class LeadAccessViewSet(LookingViewSet):
    """Every look at a lead, newest first."""

    name = "lead_accesses"
    model = LeadAccess
    icon = "view"
    menu_label = _("Looks at leads")
    list_display = [
        "act",
        Column("by", label=_("Who")),
        Column("lead_id", label=_("Lead"), accessor=lambda row: str(row.lead_id or "-")[:8]),
        Column("about", label=_("About")),
        DateColumn("at", label=_("When"), sort_key="at"),
    ]
    list_filter = ["act"]
    inspect_view_fields = ["act", "by", "about", "at"]
