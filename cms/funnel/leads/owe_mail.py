"""A mail is owed: a row in the same transaction as what it is about, and a ring after it."""

from uuid import UUID

from cms.funnel.delivery import clock, doorbell
from cms.funnel.leads.budget import next_moment
from cms.funnel.models import Delivery, Lead


def owe_mail(lead: Lead, kind: Delivery.Kind, object_id: UUID, generation: int) -> Delivery:
    """Owe one mail, as soon as the mailbox's budget allows; call inside a transaction."""
    now = clock.now()
    earlier = Delivery.objects.filter(lead__folded_index=lead.folded_index)
    moments = list(earlier.values_list("kind", "created_at"))
    alike = [at for earlier_kind, at in moments if earlier_kind == kind]
    due = next_moment([at for _kind, at in moments], alike, now)
    delivery = Delivery.objects.create(
        lead=lead,
        kind=kind,
        object_id=object_id,
        generation=generation,
        created_at=now,
        not_before=due or now,
        **({} if due else {"state": Delivery.State.FAILED, "problem": "budget", "ended_at": now}),
    )
    if due == now:
        doorbell.ring_mail(delivery.id)
    return delivery
