"""A look at one contact as the audience holds it: what is new there becomes true here."""

from django.db import transaction

from cms.funnel.delivery import syncs, wanted
from cms.funnel.delivery.leases import Lease
from cms.funnel.leads.follow import follow
from cms.funnel.leads.withdraw import sign_off
from cms.funnel.models import Consent, Drift, Lead, MailchimpSync
from cms.funnel.routing.drift import ABSENT, Ours, Repair, Theirs, repair
from cms.funnel.routing.life import Event, moved_by
from cms.integrations.audience import Audience, KnownContact, contact_key

PAGE = "Mailchimp"  # Where a withdrawal took place, in the proof of it.


def look(lease: Lease, sync: MailchimpSync, audience: Audience) -> None:
    """Ask how the contact stands, and hear it; a hint is believed in nothing else."""
    if sync.lead.status == Lead.Status.ERASED:
        syncs.hear(lease, sync.hints, "")
        return
    contact = audience.find(contact_key(sync.lead.address))
    moved_to = sync.moved_to if contact is None else ""
    moved = audience.find(contact_key(moved_to)) if moved_to else None
    if moved is not None:
        hear_of_a_move(lease, sync, moved_to, moved)
    else:
        hear(lease, sync, theirs(contact))


def theirs(contact: KnownContact | None) -> Theirs:
    """A contact of the audience as the rules see it."""
    if contact is None:
        return Theirs(ABSENT)
    return Theirs(contact.status.value, contact.tags, contact.merge_fields)


@transaction.atomic
def hear(lease: Lease, sync: MailchimpSync, there: Theirs) -> None:
    """Do what follows from how the contact stands there, unless the lease is another's by now."""
    lead = Lead.objects.select_for_update().get(pk=sync.lead_id)
    row = MailchimpSync.objects.select_related("lead").get(pk=sync.pk)
    if not syncs.hear(lease, sync.hints, there.status) or lead.status == Lead.Status.ERASED:
        return
    ours = _ours(row)
    _do(repair(ours, there), lease, lead, ours, there)


@transaction.atomic
def hear_of_a_move(lease: Lease, sync: MailchimpSync, address: str, contact: KnownContact) -> None:
    """Take over an address: the old one is gone there, and the new one is there."""
    lead = Lead.objects.select_for_update().get(pk=sync.lead_id)
    row = MailchimpSync.objects.select_related("lead").get(pk=sync.pk)
    if lead.status == Lead.Status.ERASED:
        return
    if syncs.hear(lease, sync.hints, contact.status.value):
        ours = _ours(row)
        moved = follow(lead, address, PAGE)
        _report(lead, ours, theirs(contact), Repair.FOLLOW if moved else Repair.SIGN_OFF)
        if not moved:
            syncs.owe_nothing(lease)


def _do(what: Repair, lease: Lease, lead: Lead, ours: Ours, there: Theirs) -> None:
    match what:
        case Repair.NOTHING:
            return
        case Repair.SIGN_OFF:
            sign_off(lead, PAGE, Consent.Method.AUDIENCE)
            syncs.owe_nothing(lease)
        case Repair.MARK_BOUNCED:
            bounces = Lead.objects.filter(pk=lead.pk, status__in=moved_by(Event.BOUNCED))
            bounces.update(status=Lead.Status.BOUNCED)
            syncs.owe_nothing(lease)
        case Repair.SEND_AGAIN:
            syncs.owe_again(lease)
    _report(lead, ours, there, what)


def _report(lead: Lead, ours: Ours, there: Theirs, what: Repair) -> None:
    Drift.objects.create(
        lead=lead, ours=ours.standing.value, theirs=there.status, repair=what.value
    )


def _ours(sync: MailchimpSync) -> Ours:
    contact = wanted.contact(sync)
    return Ours(
        standing=wanted.standing_of(sync.lead),
        last_known=sync.remote_status,
        in_step=sync.desired_version == sync.synced_version,
        opts_in=sync.fresh_opt_in and sync.is_owed,
        tags=contact.tags,
        fields=contact.merge_fields,
    )
