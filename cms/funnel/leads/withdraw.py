"""Somebody takes back what they agreed to, in part or as a whole."""

from django.db import transaction
from django.utils import timezone

from cms.funnel.leads.record_consent import withdraw_all, withdraw_one
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Consent, Delivery, Grant, Lead
from cms.funnel.routing.life import HUSKS, Event
from cms.funnel.routing.plan import Purpose

Method = Consent.Method


@transaction.atomic
def withdraw(lead: Lead, page: str, method: Method = Method.OWN_PAGE) -> None:
    """Unsubscribe a lead, here and in the audience. Repeating it is harmless."""
    if sign_off(lead, page, method):
        want_contact(lead)


@transaction.atomic
def sign_off(lead: Lead, page: str, method: Method) -> bool:
    """Unsubscribe a lead here; the kept outcome goes with its consent. False for an erased one.

    Mails that somebody asked for to reach their own data are no news and still go.
    """
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status in HUSKS:
        return False
    withdraw_all(lead, page, method)
    lead.after(Event.SIGNED_OFF)
    lead.paused_until = None
    lead.save(update_fields=["status", "paused_until"])
    _forget_outcome(lead)
    waiting = Delivery.objects.filter(lead=lead, state=Delivery.State.PENDING)
    waiting.exclude(kind__in=Delivery.OWN_DATA).update(
        state=Delivery.State.CANCELLED, ended_at=timezone.now()
    )
    return True


@transaction.atomic
def stop_tips(lead: Lead, page: str) -> None:
    """Take back the consent for tips and nothing else."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if withdraw_one(lead, Purpose.MARKETING, page, Method.OWN_PAGE):
        lead.paused_until = None
        lead.save(update_fields=["paused_until"])
        want_contact(lead)


@transaction.atomic
def forget_outcome(lead: Lead, page: str) -> None:
    """Take back the consent for keeping the outcome: it goes, and so does the tag it gave."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if withdraw_one(lead, Purpose.OUTCOME, page, Method.OWN_PAGE):
        _forget_outcome(lead)
        want_contact(lead)


def _forget_outcome(lead: Lead) -> None:
    Lead.objects.filter(pk=lead.pk).update(outcome_box=None)
    Grant.objects.filter(lead=lead).update(outcome_box=None, tag="")
