"""Somebody is erased: all that tells who it was goes, here, in the audience and in backups."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.funnel.keys import address_ring
from cms.funnel.leads import tombstones
from cms.funnel.leads.record_consent import withdraw_all
from cms.funnel.leads.want_contact import forget_contact
from cms.funnel.models import (
    AddressChange,
    Consent,
    DataLink,
    Delivery,
    Enrolment,
    Erasure,
    Grant,
    Lead,
)
from cms.funnel.routing.life import Event
from cms.lib.sealing import Unopenable


@dataclass(frozen=True)
class Erased:
    """What went; `in_audience` is True when the audience still has to delete a contact."""

    outcomes: int
    requests: int
    trials: int
    mails: int
    in_audience: bool


@transaction.atomic
def erase(
    lead: Lead,
    page: str,
    *,
    method: Consent.Method = Consent.Method.OWN_PAGE,
    first_at: datetime | None = None,
) -> Erased | None:
    """Erase a lead; what stays is a husk under its proofs of consent. None when it was one.

    `first_at` is when it was erased before a backup brought it back. The tombstone is written
    while the row is locked and before anything is gone: whoever is killed in between is erased
    by the next process that starts, and whoever comes back later is newer than the tombstone.
    An address that the lead left before gets one of the moment when it did: who took it over since
    is newer, and a backup of before brings nobody back.
    """
    lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if lead.status == Lead.Status.ERASED:
        return None
    at, address = first_at or timezone.now(), _address(lead)
    indexes = {lead.address_index, *(address_ring().indexes(address) if address else ())}
    for index, moment in [*((index, at) for index in sorted(indexes)), *lead.left_at()]:
        tombstones.append([index], moment)
        Erasure.remember(index, moment)
    withdraw_all(lead, page, method)
    in_audience = forget_contact(lead, address)
    lead.drifts.all().delete()
    gone = Erased(
        outcomes=int(lead.outcome_box is not None),
        requests=_delete(Grant, lead),
        trials=_delete(Enrolment, lead),
        mails=_delete(Delivery, lead),
        in_audience=in_audience,
    )
    DataLink.objects.filter(lead=lead).delete()
    AddressChange.objects.filter(lead=lead).delete()
    lead.become_a_husk(Event.ERASED)
    return gone


def _address(lead: Lead) -> str:
    """The address; empty when its key is gone, and then nobody can tell the audience either."""
    try:
        return lead.address
    except Unopenable:
        return ""


def _delete(model: type[Grant] | type[Enrolment] | type[Delivery], lead: Lead) -> int:
    """Delete a lead's rows. A mail in a worker's hands finds its row gone at the fence."""
    _total, by_model = model.objects.filter(lead=lead).delete()
    return by_model.get(model._meta.label, 0)
