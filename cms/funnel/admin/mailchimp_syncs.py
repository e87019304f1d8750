"""What Mailchimp holds of each lead, and what to do where it refuses."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn

from cms.funnel.admin.deliveries import lead_behind, problem_in_words
from cms.funnel.admin.looking import LookingIndexView, LookingInspectView, LookingViewSet
from cms.funnel.models import MailchimpSync


class SyncIndexView(LookingIndexView):
    """Contacts with their leads, in one query."""

    def get_base_queryset(self) -> QuerySet[MailchimpSync]:
        """Refused contacts are found by the filter."""
        return MailchimpSync.objects.select_related("lead")


class SyncInspectView(LookingInspectView):
    """One contact."""

    labels = {"lead": _("Lead")}

    def get_lead_display_value(self) -> str:
        """A link to the person."""
        return lead_behind(self.object, self.request.user)

    def get_problem_display_value(self) -> str:
        """The problem as a sentence."""
        return problem_in_words(self.object) or "-"

    def get_sent_tags_display_value(self) -> str:
        """The tags as words."""
        return ", ".join(self.object.sent_tags) or "-"


class MailchimpSyncViewSet(LookingViewSet):
    """Every contact that the audience should hold."""

    name = "contacts"
    model = MailchimpSync
    icon = "group"
    menu_label = _("Mailchimp contacts")
    index_view_class = SyncIndexView
    inspect_view_class = SyncInspectView
    list_display = [
        "lead",
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda sync: sync.state != MailchimpSync.State.REFUSED,
        ),
        Column("remote_status", label=_("Status there"), sort_key="remote_status"),
        Column("advice", label=_("What to do")),
        DateColumn("synced_at", label=_("In step since"), sort_key="synced_at"),
    ]
    list_filter = ["state"]
    inspect_view_fields = [
        "lead",
        "state",
        "remote_status",
        "advice",
        "problem",
        "sent_tags",
        "attempt",
        "not_before",
        "synced_at",
    ]
