"""One lead in the admin: who it is, what was decided and why, and all that happened."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.funnel.admin.agreed import ebooks_asked_for, standing_consents
from cms.funnel.admin.decided import decided
from cms.funnel.admin.kept_outcome import KeptOutcome
from cms.funnel.admin.timeline import timeline
from cms.funnel.leads.replay import replay_contact, replay_mail
from cms.funnel.models import Consent, Delivery, Lead, LeadAccess
from cms.lib.sealing import Unopenable

READ_OUTCOMES, REPLAY = "funnel.read_outcomes", "funnel.replay_steps"


class LeadPage(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Looking leaves a trace; a kept outcome is shown with the right to, while consent stands."""

    model = Lead
    any_permission_required = ["view"]
    header_icon = "user"
    template_name = "funnel/admin/lead.html"

    @cached_property
    def lead(self) -> Lead:
        """Whose page it is."""
        return get_object_or_404(Lead, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """No address: titles end up in the browser's history."""
        return str(self.lead).capitalize()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list, and this page."""
        to_list = {"url": "../../", "label": _("Leads")}
        return [*self.breadcrumbs_items, to_list, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The facts, the outcome if it may be read, and the timeline with this very look."""
        user, lead = self.request.user, self.lead
        LeadAccess.log(user, LeadAccess.Act.VIEWED, lead.pk)
        kept = self._kept_outcome()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "lead": lead,
            "address": _address(lead),
            "agrees_to": standing_consents(lead),
            "ebooks": ebooks_asked_for(lead),
            "decided": decided(lead),
            "outcome": kept,
            "moments": timeline(lead, may_replay=user.has_perm(REPLAY)),
        }

    def _kept_outcome(self) -> KeptOutcome | None:
        lead, user = self.lead, self.request.user
        consents = Consent.stands(lead, Consent.Purpose.OUTCOME)
        if lead.outcome_box is None or not consents or not user.has_perm(READ_OUTCOMES):
            return None
        LeadAccess.log(user, LeadAccess.Act.READ_OUTCOME, lead.pk)
        return KeptOutcome(lead)


class ReplayView(PermissionCheckedMixin, View):
    """Try a failed step again: a mail when one is named, else the contact."""

    model = Lead
    permission_required = "view"

    def post(self, request: HttpRequest, pk: UUID, mail: UUID | None = None) -> HttpResponse:
        """Do it, write down who did, and go back to the lead."""
        lead = get_object_or_404(Lead, pk=pk)
        if not request.user.has_perm(REPLAY):
            messages.error(request, _("You may not try a step again."))
        elif self._done(lead, mail):
            messages.success(request, _("It is tried again."))
        else:
            messages.warning(request, _("There is nothing to try again here any more."))
        return redirect("leads:inspect", pk=pk)

    def _done(self, lead: Lead, mail: UUID | None) -> bool:
        if mail is None:
            done, about = replay_contact(lead), _("contact in Mailchimp")
        else:
            row = get_object_or_404(Delivery, pk=mail, lead=lead)
            done, about = replay_mail(row), str(row.get_kind_display())
        if done:
            LeadAccess.log(self.request.user, LeadAccess.Act.REPLAYED, lead.pk, about=about)
        return done


def _address(lead: Lead) -> str:
    try:
        return str(lead.address)
    except Unopenable:
        return _("cannot be opened: it was erased, or its key is gone")
