"""Somebody says that a contact changed in the audience: a look at it is owed, nothing more."""

from django.db import transaction

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.delivery import doorbell, syncs
from cms.funnel.models import Lead, MailchimpSync
from cms.integrations.signals import ContactHint


@transaction.atomic
def take_hint(hint: ContactHint) -> None:
    """Have the contact looked at; one that is not ours is none of our business."""
    lead = Lead.known(_normal(hint.email))
    sync = lead and MailchimpSync.objects.select_for_update().filter(lead=lead).first()
    if not sync:
        return
    if moved_to := _normal(hint.new_email):
        sync.move_to(moved_to)
        sync.save(update_fields=["moved_to_box"])
    syncs.look_again([sync.pk])
    doorbell.ring_audience(sync.pk)


def _normal(typed: str) -> str:
    """The normal address; nothing for what was none, and so is no lead's."""
    try:
        return normal(typed)
    except NotAnAddress:
        return ""
