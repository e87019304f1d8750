"""Somebody wants to see what we keep: a link goes to the address, if it is one we know."""

from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from cms.funnel.keys import address_ring, link_token
from cms.funnel.leads.budget import PAUSE
from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.models import DataLink, Delivery, Lead
from cms.lib.tokens import hash_token

LINK_LASTS = timedelta(days=30)


@transaction.atomic
def ask_my_data(address: str) -> DataLink | None:
    """Owe the link by mail; asked again within ten minutes it is one. None for a stranger."""
    known = Lead.objects.select_for_update().filter(
        address_index__in=address_ring().indexes(address)
    )
    lead = known.first()
    if lead is None:
        return None
    latest = lead.data_links.order_by("-generation").first()
    if latest and _still_answers(latest):
        return latest
    return _link(lead, latest.generation + 1 if latest else 1)


def _still_answers(link: DataLink) -> bool:
    """True while its mail is new, or still to go."""
    on_its_way = Delivery.objects.filter(object_id=link.id).exclude(state__in=Delivery.FINAL)
    return link.asked_at > timezone.now() - PAUSE or on_its_way.exists()


def _link(lead: Lead, generation: int) -> DataLink:
    now, link_id = timezone.now(), uuid4()
    link = DataLink.objects.create(
        id=link_id,
        lead=lead,
        generation=generation,
        token_hash=hash_token(link_token("my data", link_id, generation)),
        asked_at=now,
        expires_at=now + LINK_LASTS,
    )
    owe_mail(lead, Delivery.Kind.MY_DATA, link.id, generation)
    return link
