"""Where Mailchimp differed from us: ours, theirs, and what became of it."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from cms.funnel.admin.deliveries import lead_behind
from cms.funnel.admin.looking import LookingIndexView, LookingInspectView, LookingViewSet
from cms.funnel.admin.twin import STATUSES
from cms.funnel.models import Drift
from cms.funnel.routing.drift import ABSENT


def there(drift: Drift) -> str:
    """The status over there, in words."""
    words = {status.value: words for status, words in STATUSES.items()}
    return str({**words, ABSENT: _("not there")}.get(drift.theirs, drift.theirs))


class DriftIndexView(LookingIndexView):
    """Differences with their leads, in one query."""

    def get_base_queryset(self) -> QuerySet[Drift]:
        """Newest first."""
        return Drift.objects.select_related("lead")


class DriftInspectView(LookingInspectView):
    """One difference."""

    def get_lead_display_value(self) -> str:
        """A link to the person."""
        return lead_behind(self.object, self.request.user)

    def get_theirs_display_value(self) -> str:
        """The status over there, in words."""
        return there(self.object)


class DriftViewSet(LookingViewSet):
    """The report of differences; what waits for a person is found by the filter."""

    name = "drifts"
    model = Drift
    icon = "resubmit"
    menu_label = _("Mailchimp differences")
    index_view_class = DriftIndexView
    inspect_view_class = DriftInspectView
    list_display = [
        "lead",
        Column("get_ours_display", label=_("Here"), sort_key="ours"),
        Column("theirs", label=_("In Mailchimp"), accessor=there, sort_key="theirs"),
        Column("get_repair_display", label=_("Repair"), sort_key="repair"),
        DateColumn("at", label=_("Found"), sort_key="at"),
    ]
    list_filter = ["repair"]
    inspect_view_fields = ["lead", "ours", "theirs", "repair", "at"]
