"""Where the audience differed from us, and what became of it: a report, not a queue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.leads import Lead
from cms.funnel.routing.audience_tags import Standing
from cms.funnel.routing.drift import Repair


class Drift(models.Model):
    """One difference as it was found; it holds no address and no tag."""

    OURS = {
        Standing.THERE: _("gets our mail"),
        Standing.UNSUBSCRIBED: _("gets no mail"),
        Standing.LEFT_ALONE: _("is left alone"),
    }
    REPAIRS = {
        Repair.SIGN_OFF: _("Unsubscribed here too."),
        Repair.MARK_BOUNCED: _("Marked here as an address that does not work."),
        Repair.SEND_AGAIN: _("Tags or fields sent again."),
        Repair.FOLLOW: _("Our address changed with it."),
        Repair.LOOK: _("Nothing yet: a person decides."),
    }

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="drifts")
    ours = models.CharField(_("here"), max_length=16, choices=list(OURS.items()))
    theirs = models.CharField(_("in Mailchimp"), max_length=16)
    repair = models.CharField(_("repair"), max_length=16, choices=list(REPAIRS.items()))
    at = models.DateTimeField(_("found at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("difference with Mailchimp")
        verbose_name_plural = _("differences with Mailchimp")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.get_repair_display()
