"""Two buttons beside a mail that perhaps was sent: somebody who looked says what became of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin

from cms.funnel.admin.lead_page import REPLAY
from cms.funnel.leads.settle_uncertain import it_arrived, send_once_more
from cms.funnel.models import Delivery, Lead, LeadAccess

Act = LeadAccess.Act
VERDICTS = {
    Act.ARRIVED: (it_arrived, gettext_lazy("Written down: this mail arrived.")),
    Act.ONCE_MORE: (send_once_more, gettext_lazy("This mail is sent once more.")),
}


class SettleView(PermissionCheckedMixin, View):
    """Settle one uncertain mail; pressed again, nothing changes."""

    model = Lead
    permission_required = "view"

    def post(self, request: HttpRequest, pk: UUID, mail: UUID) -> HttpResponse:
        """Do it, write down who did, and go back to the lead."""
        row = get_object_or_404(Delivery, pk=mail, lead=pk)
        verdict = request.POST.get("verdict", "")
        if not request.user.has_perm(REPLAY):
            messages.error(request, _("You may not settle an uncertain mail."))
        elif verdict not in VERDICTS:
            messages.error(request, _("Choose “It arrived” or “Send once more”."))
        else:
            self._settle(row, Act(verdict))
        return redirect("leads:inspect", pk=pk)

    def _settle(self, mail: Delivery, act: LeadAccess.Act) -> None:
        settle, words = VERDICTS[act]
        if settle(mail):
            about = str(mail.get_kind_display())
            LeadAccess.log(self.request.user, act, mail.lead_id, about=about)
            messages.success(self.request, words)
        else:
            messages.warning(self.request, _("This mail cannot be settled like that any more."))
