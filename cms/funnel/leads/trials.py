"""Somebody asks for the trial, and later starts it; each is recorded once."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from cms.funnel.keys import link_token
from cms.funnel.leads.budget import PAUSE
from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.leads.record_consent import record_asked
from cms.funnel.leads.settle_uncertain import link_was_pressed
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Delivery, Enrolment, Lead, Trial
from cms.funnel.models.counters import Station, count
from cms.funnel.routing.life import HUSKS, Event
from cms.funnel.routing.plan import Purpose
from cms.lib.tokens import hash_token


@transaction.atomic
def request_trial(address: str, trial: Trial, text: str, page: str) -> Enrolment:
    """Enrol once; asked again, the same link is mailed again, ten minutes later at the soonest."""
    lead = Lead.locked(address)
    if lead.after(Event.ASKED):
        lead.save(update_fields=["status"])
    enrolment = Enrolment.objects.filter(lead=lead, trial=trial).first()
    if enrolment is None:
        enrolment = _enrol(lead, trial, text, page)
    mails = Delivery.objects.filter(object_id=enrolment.id).order_by("-generation")
    latest = mails.first()
    if latest is None or _is_over(latest):
        Enrolment.objects.filter(pk=enrolment.pk).update(asked_at=timezone.now())
        owe_mail(lead, Delivery.Kind.TRIAL, enrolment.id, latest.generation + 1 if latest else 1)
    return enrolment


@transaction.atomic
def start_trial(enrolment: Enrolment) -> None:
    """Start the trial; pressed again, it keeps its first day."""
    lead = Lead.objects.select_for_update().get(pk=enrolment.lead_id)
    now = timezone.now()
    started = Enrolment.objects.filter(pk=enrolment.pk, started_at=None).update(started_at=now)
    if not started or lead.status in HUSKS:
        return
    link_was_pressed(enrolment.pk)
    if lead.status == Lead.Status.UNCONFIRMED:
        lead.after(Event.CONFIRMED)
        lead.confirmed_at = lead.confirmed_at or now
        lead.save(update_fields=["status", "confirmed_at"])
    want_contact(lead)
    count(Station.TRIAL_STARTED, f"trial:{enrolment.trial_id}")


def _enrol(lead: Lead, trial: Trial, text: str, page: str) -> Enrolment:
    enrolment_id = uuid4()
    record_asked(lead, None, [Purpose.SERVICE], text, page)
    count(Station.TRIAL_ASKED, f"trial:{trial.pk}")
    return Enrolment.objects.create(
        id=enrolment_id,
        lead=lead,
        trial=trial,
        token_hash=hash_token(link_token("trial", enrolment_id)),
        asked_at=timezone.now(),
    )


def _is_over(mail: Delivery) -> bool:
    return mail.state in Delivery.FINAL and mail.created_at < timezone.now() - PAUSE
