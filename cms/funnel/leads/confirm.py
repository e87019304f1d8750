"""The owner of the mailbox pressed the button: the address is theirs, and so are the consents."""

from django.db import transaction
from django.utils import timezone

from cms.funnel.leads.record_consent import give, give_asked
from cms.funnel.leads.settle_uncertain import link_was_pressed
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Consent, Grant, Lead
from cms.funnel.models.counters import Station, count
from cms.funnel.routing.life import HUSKS, Event
from cms.funnel.routing.plan import Purpose


@transaction.atomic
def confirm(grant: Grant) -> None:
    """Confirm a grant; pressed again, nothing changes."""
    lead = Lead.objects.select_for_update().get(pk=grant.lead_id)
    grant = Grant.objects.select_related("lead", "ebook").get(pk=grant.pk)
    if grant.confirmed_at or lead.status in HUSKS:
        return
    Grant.objects.filter(pk=grant.pk).update(confirmed_at=timezone.now(), outcome_box=None)
    link_was_pressed(grant.pk)
    grant.lead = lead
    if not _withdrawn_since(grant):
        _give(lead, grant)
    count(Station.EBOOK_CONFIRMED, f"ebook:{grant.ebook_id}")


@transaction.atomic
def want_tips(grant: Grant, text: str, page: str) -> None:
    """The owner asks for tips on the download page."""
    lead = Lead.objects.select_for_update().get(pk=grant.lead_id)
    if lead.status != Lead.Status.CONFIRMED:
        return
    give(lead, Purpose.MARKETING, text, page)
    want_contact(lead, fresh_opt_in=True)


def _withdrawn_since(grant: Grant) -> bool:
    """True when the owner unsubscribed after asking: the file is theirs, the rest stays off."""
    withdrawn = Consent.objects.filter(lead=grant.lead, step=Consent.Step.WITHDRAWN)
    return withdrawn.filter(at__gte=grant.asked_at).exists()


def _give(lead: Lead, grant: Grant) -> None:
    given = give_asked(grant)
    lead.after(Event.CONFIRMED)
    lead.confirmed_at = lead.confirmed_at or timezone.now()
    if Purpose.OUTCOME in given and grant.held_outcome:
        lead.keep_outcome(grant.held_outcome)
    lead.save(update_fields=["status", "confirmed_at", "outcome_box"])
    want_contact(lead, fresh_opt_in=Purpose.MARKETING in given)
