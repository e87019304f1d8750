"""Mailchimp's twin, made visible: what a marketer would find there, before there is a key."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, Table
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from cms.funnel.models import Lead
from cms.integrations.audience import KeepsContacts, KnownContact, RemoteStatus, get_audience

TITLE = _("Mailchimp twin")
STATUSES = {
    RemoteStatus.SUBSCRIBED: _("subscribed"),
    RemoteStatus.UNSUBSCRIBED: _("unsubscribed"),
    RemoteStatus.CLEANED: _("cleaned: the address does not work"),
    RemoteStatus.PENDING: _("pending: waits for a confirmation"),
    RemoteStatus.TRANSACTIONAL: _("transactional: no newsletters"),
    RemoteStatus.ARCHIVED: _("archived"),
}


def twin_is_used() -> bool:
    """True while there is no key for Mailchimp itself."""
    return not settings.MAILCHIMP_API_KEY


class TwinView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """All contacts of the twin; they show addresses, so they ask for the permission on leads."""

    model = Lead
    any_permission_required = ["view"]
    page_title = TITLE
    header_icon = "group"
    template_name = "funnel/admin/twin.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """There is nothing here once Mailchimp itself is connected."""
        if not twin_is_used():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Newest first."""
        audience = get_audience()
        contacts = list(audience.contacts()) if isinstance(audience, KeepsContacts) else []
        contacts.sort(key=lambda contact: contact.changed_at, reverse=True)
        table = Table(COLUMNS, contacts) if contacts else None
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"table": table, "total": len(contacts)}


def _status(contact: KnownContact) -> str:
    return str(STATUSES[contact.status])


def _tags(contact: KnownContact) -> str:
    return ", ".join(sorted(contact.tags))


COLUMNS = [
    Column("email", label=_("Address")),
    StatusTagColumn(
        "status",
        label=_("Status"),
        accessor=_status,
        primary=lambda contact: contact.status is RemoteStatus.SUBSCRIBED,
    ),
    Column("tags", label=_("Tags"), accessor=_tags),
    DateColumn("changed_at", label=_("Changed")),
]


class TwinMenuItem(MenuItem):
    """Shown while the twin stands in for Mailchimp, to who may see addresses."""

    def is_shown(self, request: HttpRequest) -> bool:
        """No dead end in the menu."""
        return twin_is_used() and bool(request.user.has_perm("funnel.view_lead"))


class TwinViewSet(ViewSet):
    """One page."""

    name = "twin"
    icon = "group"
    menu_label = TITLE
    menu_item_class = TwinMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """The page's address."""
        return [path("", TwinView.as_view(), name="index")]
