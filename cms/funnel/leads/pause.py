"""No tips for six weeks: signed off in the audience meanwhile, and asked back after it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Consent, Lead

PAUSE_LASTS = timedelta(weeks=6)


@transaction.atomic
def pause(lead: Lead) -> None:
    """Pause the tips of who gets them; pressed again, the first six weeks count."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.paused_until or not _gets_tips(lead):
        return
    _until(lead, timezone.now() + PAUSE_LASTS)
    want_contact(lead)


@transaction.atomic
def resume(lead: Lead) -> None:
    """End a pause; the audience asks whether the tips are still wanted if it stopped them."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.paused_until is None:
        return
    _until(lead, None)
    want_contact(lead, fresh_opt_in=_gets_tips(lead))


def resume_after_pauses(now: datetime) -> None:
    """End the pauses that have had their six weeks."""
    for lead in Lead.objects.filter(paused_until__lte=now):
        resume(lead)


def _until(lead: Lead, moment: datetime | None) -> None:
    lead.paused_until = moment
    lead.save(update_fields=["paused_until"])


def _gets_tips(lead: Lead) -> bool:
    confirmed = lead.status == Lead.Status.CONFIRMED
    return confirmed and Consent.stands(lead, Consent.Purpose.MARKETING)
