"""The audience should hold something else from now on: one version more to reach."""

from django.db.models import F

from cms.funnel.delivery import clock, doorbell
from cms.funnel.models import Consent, Lead, MailchimpSync
from cms.integrations.audience import contact_key


def want_contact(lead: Lead, *, fresh_opt_in: bool = False) -> None:
    """Ask for one sync more; nobody without consent for marketing gets there in the first place."""
    now = clock.now()
    sync = MailchimpSync.objects.filter(lead=lead).first()
    if sync is None:
        if not Consent.stands(lead, Consent.Purpose.MARKETING):
            return
        sync = MailchimpSync.objects.create(lead=lead, not_before=now, fresh_opt_in=fresh_opt_in)
    else:
        wanted = {"desired_version": F("desired_version") + 1, "not_before": now}
        if fresh_opt_in:
            # Whoever leaves from here on leaves after this opt-in: begin with nothing known.
            wanted |= {"fresh_opt_in": True, "remote_status": ""}
        MailchimpSync.objects.filter(pk=sync.pk).update(**wanted)
        MailchimpSync.objects.filter(pk=sync.pk).exclude(state=MailchimpSync.State.LEASED).update(
            state=MailchimpSync.State.PENDING
        )
    doorbell.ring_audience(sync.id)


def forget_contact(lead: Lead, address: str) -> bool:
    """Have the contact with this address deleted there; True when there may be one."""
    sync = MailchimpSync.objects.select_for_update().filter(lead=lead).first()
    if sync is None or not address:
        return False
    sync.leaving = " ".join({*sync.leaving.split(), contact_key(address)})
    sync.sent_tags, sync.moved_to_box = [], None
    sync.save(update_fields=["leaving", "sent_tags", "moved_to_box"])
    want_contact(lead)
    return True
