"""A step that failed is tried once more, at somebody's word."""

from django.db import transaction

from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.leads.want_contact import want_contact
from cms.funnel.models import Delivery, Lead, MailchimpSync
from cms.funnel.routing.life import HUSKS, MAILABLE


@transaction.atomic
def replay_mail(mail: Delivery) -> bool:
    """Owe a failed mail anew, as the next generation of it; False when there is nothing to replay.

    A mail that perhaps was sent is not replayed: nobody gets one twice by a press here.
    """
    lead = Lead.objects.select_for_update().get(pk=mail.lead_id)
    if not may_replay(mail, lead):
        return False
    owe_mail(lead, Delivery.Kind(mail.kind), mail.object_id, mail.generation + 1)
    return True


def may_replay(mail: Delivery, lead: Lead) -> bool:
    """True for a mail that failed and may go once more."""
    return mail.state == Delivery.State.FAILED and may_go_again(mail, lead)


def may_go_again(mail: Delivery, lead: Lead) -> bool:
    """True for the newest of its kind, while its lead may still get it."""
    wanted = lead.status in MAILABLE
    if mail.kind in Delivery.OWN_DATA:
        wanted = lead.status not in HUSKS
    alike = Delivery.objects.filter(lead=lead, kind=mail.kind, object_id=mail.object_id)
    return wanted and not alike.filter(generation__gt=mail.generation).exists()


@transaction.atomic
def replay_contact(lead: Lead) -> bool:
    """Offer a refused contact to the audience once more; False when none was refused."""
    refused = MailchimpSync.objects.select_for_update().filter(
        lead=lead, state=MailchimpSync.State.REFUSED
    )
    if not refused.exists():
        return False
    want_contact(lead)
    return True
