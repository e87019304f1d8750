"""Where the funnel meets the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.funnel.admin.consent_texts import ConsentTextsViewSet
from cms.funnel.admin.deliveries import DeliveryViewSet
from cms.funnel.admin.drifts import DriftViewSet
from cms.funnel.admin.home import FunnelPanel, may_see_panel
from cms.funnel.admin.lead_accesses import LeadAccessViewSet
from cms.funnel.admin.leads import LeadViewSet
from cms.funnel.admin.mailchimp_syncs import MailchimpSyncViewSet
from cms.funnel.admin.offers import EbookViewSet, TrialViewSet
from cms.funnel.admin.policies import (
    AddingPolicy,
    KeptPolicy,
    ReadOnlyPolicy,
    permissions_to_add,
    permissions_to_look,
)
from cms.funnel.admin.routes import RouteViewSet
from cms.funnel.admin.self_tests import SelfTestViewSet
from cms.funnel.admin.twin import TwinViewSet
from cms.funnel.models import (
    ConsentText,
    Delivery,
    Drift,
    Ebook,
    Lead,
    LeadAccess,
    MailchimpSync,
    SelfTest,
    Trial,
)

for model in (Lead, LeadAccess, Delivery, MailchimpSync, Drift):
    register_permission_policy(model, ReadOnlyPolicy(model))
register_permission_policy(ConsentText, AddingPolicy(ConsentText))
for model in (SelfTest, Ebook, Trial):
    register_permission_policy(model, KeptPolicy(model))


@register_snippet
class FunnelGroup(SnippetViewSetGroup):
    """From the test to the lead, in the order of the walk."""

    menu_label = _("Funnel")
    menu_icon = "redirect"
    menu_order = 260
    items = (
        SelfTestViewSet,
        EbookViewSet,
        TrialViewSet,
        RouteViewSet,
        ConsentTextsViewSet,
        LeadViewSet,
        LeadAccessViewSet,
        DeliveryViewSet,
        MailchimpSyncViewSet,
        DriftViewSet,
        TwinViewSet,
    )


@hooks.register("construct_homepage_panels")
def add_funnel_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What needs attention, for who may look into it."""
    if may_see_panel(request):
        panels.append(FunnelPanel())


@hooks.register("register_permissions")
def register_consent_texts() -> QuerySet[Permission]:
    """What a group can be given for texts that are only ever added."""
    return permissions_to_add(ConsentText)


@hooks.register("register_permissions")
def register_leads() -> QuerySet[Permission]:
    """What is given to somebody by name: to look at leads, and what may be done with them."""
    return permissions_to_look(Lead)
