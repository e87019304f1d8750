"""One reminder, a day after, for whoever asked for an e-book and did not press the button."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.models import Delivery, Grant, Lead

AFTER = timedelta(days=1)
# Later than this it would come out of the blue, as after a long outage.
NOT_AFTER = timedelta(days=4)


def remind(now: datetime) -> int:
    """Owe the reminders whose day has come; returns how many."""
    return sum(_remind(grant) for grant in _waiting(now))


def _waiting(now: datetime) -> QuerySet[Grant]:
    """Requests whose mail arrived as far as we know, of leads that were never reminded."""
    mails = Delivery.objects.filter(lead=OuterRef("lead"))
    link_sent = Delivery.objects.filter(
        object_id=OuterRef("pk"), kind=Delivery.Kind.EBOOK, state=Delivery.State.SENT
    )
    return Grant.objects.filter(
        Exists(link_sent),
        ~Exists(mails.filter(kind=Delivery.Kind.REMINDER)),
        lead__status=Lead.Status.UNCONFIRMED,
        confirmed_at=None,
        asked_at__lte=now - AFTER,
        asked_at__gt=now - NOT_AFTER,
        expires_at__gt=now,
    ).order_by("-asked_at")


@transaction.atomic
def _remind(grant: Grant) -> bool:
    """Owe one, unless the lead confirmed, left or was reminded meanwhile."""
    lead = Lead.objects.select_for_update().get(pk=grant.lead_id)
    reminded = lead.deliveries.filter(kind=Delivery.Kind.REMINDER).exists()
    if lead.status != Lead.Status.UNCONFIRMED or reminded:
        return False
    owe_mail(lead, Delivery.Kind.REMINDER, grant.pk, 1)
    return True
