"""Somebody wants no more mail: what stands is withdrawn, what waits is cancelled."""

from django.db import transaction
from django.utils import timezone

from cms.funnel.leads.record_consent import withdraw_all
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Delivery, Grant, Lead


@transaction.atomic
def withdraw(lead: Lead, page: str) -> None:
    """Unsubscribe a lead; the kept outcome goes with its consent. Repeating it is harmless."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status == Lead.Status.ERASED:
        return
    withdraw_all(lead, page)
    lead.status, lead.outcome_box = Lead.Status.UNSUBSCRIBED, None
    lead.save(update_fields=["status", "outcome_box"])
    Grant.objects.filter(lead=lead).update(outcome_box=None, tag="")
    Delivery.objects.filter(lead=lead, state=Delivery.State.PENDING).update(
        state=Delivery.State.CANCELLED, ended_at=timezone.now()
    )
    want_contact(lead)
