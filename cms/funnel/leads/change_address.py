"""Somebody corrects their address: the new mailbox says yes, and the old one is told."""

from enum import Enum, auto

from django.db import transaction
from django.utils import timezone

from cms.funnel.leads.budget import DAY, PAUSE, PER_DAY
from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.leads.want_contact import forget_contact, want_contact
from cms.funnel.models import AddressChange, Delivery, Lead
from cms.funnel.routing.life import HUSKS


class Moved(Enum):
    """What became of the press on the button in the new mailbox."""

    DONE = auto()
    TAKEN = auto()
    OVER = auto()


@transaction.atomic
def ask_change(lead: Lead, address: str) -> AddressChange | None:
    """Owe a link to the new mailbox; None where nothing is to change or no more mail may go."""
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status in HUSKS or address == lead.address:
        return None
    recent = AddressChange.objects.filter(
        folded_index=AddressChange.limit_of(address), asked_at__gt=timezone.now() - DAY
    )
    latest = recent.filter(lead=lead, done_at=None).order_by("-asked_at").first()
    is_new = latest is not None and latest.asked_at > timezone.now() - PAUSE
    if latest and is_new and latest.new_address == address:
        return latest
    if recent.count() >= PER_DAY:
        return None
    change = AddressChange.wish(lead, address)
    owe_mail(lead, Delivery.Kind.NEW_ADDRESS, change.id, 1)
    return change


@transaction.atomic
def confirm_change(change: AddressChange) -> Moved:
    """Move the lead; pressed again it stays moved. Another lead's address is never taken over."""
    lead = Lead.objects.select_for_update().get(pk=change.lead_id)
    change = AddressChange.objects.get(pk=change.pk)
    if change.done_at:
        return Moved.DONE
    if lead.status in HUSKS or change.expires_at <= timezone.now():
        return Moved.OVER
    holder = Lead.known(change.new_address)
    if holder and holder.pk != lead.pk:
        return Moved.TAKEN
    _move(lead, change)
    return Moved.DONE


def _move(lead: Lead, change: AddressChange) -> None:
    old_address = lead.address
    forget_contact(lead, old_address)
    lead.move_to(change.new_address)
    lead.save()
    change.become_done(old_address)
    change.save(update_fields=["old_box", "done_at"])
    others = AddressChange.objects.filter(lead=lead, done_at=None).exclude(pk=change.pk)
    others.update(expires_at=change.done_at)
    want_contact(lead)
    owe_mail(lead, Delivery.Kind.MOVED, change.id, 1)
