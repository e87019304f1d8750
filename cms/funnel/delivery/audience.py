"""One contact on its way to the audience: what should be there is computed now, never replayed."""

import logging
from uuid import UUID

from cms.funnel.delivery import looking, syncs, wanted
from cms.funnel.delivery.leases import Lease
from cms.funnel.delivery.problems import Problem, in_words
from cms.funnel.models import MailchimpSync
from cms.funnel.routing.audience_tags import Standing
from cms.funnel.routing.drift import Theirs
from cms.integrations.audience import (
    Audience,
    PermanentRefusal,
    RemoteStatus,
    TemporaryTrouble,
    WrongSettings,
    get_audience,
)
from cms.lib.sealing import Unopenable

logger = logging.getLogger(__name__)


def sync_contact(sync_id: UUID) -> bool:
    """Bring one contact up to date, unless another worker has it; False when none would get in."""
    lease = syncs.claim(sync_id)
    if lease is None:
        return True
    sync = MailchimpSync.objects.select_related("lead").get(pk=sync_id)
    try:
        _take_turn(lease, sync, get_audience())
    except TemporaryTrouble as trouble:
        syncs.try_later(lease, trouble.reason, trouble.retry_after)
        return False
    except PermanentRefusal as refusal:
        syncs.refuse(lease, sync.desired_version, refusal.reason, refusal.advice)
    except WrongSettings as wrong:
        if syncs.pause(lease, wrong.reason):
            logger.error("The audience is paused until somebody mends this: %s", wrong)
        return False
    except Unopenable:
        syncs.refuse(lease, sync.desired_version, Problem.NO_KEY, in_words(Problem.NO_KEY))
    return True


def _take_turn(lease: Lease, sync: MailchimpSync, audience: Audience) -> None:
    """Look first where somebody may have left meanwhile; then write what is still owed."""
    if sync.is_hinted_at or sync.fresh_opt_in:
        looking.look(lease, sync, audience)
        sync = MailchimpSync.objects.select_related("lead").get(pk=sync.pk)
        if not sync.is_owed:
            return syncs.rest(lease)
    return _bring_up_to_date(lease, sync, audience)


def _bring_up_to_date(lease: Lease, sync: MailchimpSync, audience: Audience) -> None:
    version, lead = sync.desired_version, sync.lead
    for key in sync.leaving.split():
        audience.forget_key(key)
    match wanted.standing_of(lead):
        case Standing.LEFT_ALONE:
            syncs.settle(lease, version)
        case Standing.ERASED:
            syncs.settle(lease, version, remote_status="", sent_tags=[])
        case Standing.UNSUBSCRIBED:
            audience.unsubscribe(lead.address)
            syncs.settle(lease, version, remote_status=RemoteStatus.UNSUBSCRIBED)
        case Standing.THERE:
            contact = wanted.contact(sync)
            if not syncs.remember_tags(lease, contact.tags | contact.retired_tags):
                return
            there = audience.put(contact)
            if not contact.fresh_opt_in:
                looking.hear(lease, sync, Theirs(there.status.value, there.tags))
            syncs.settle(lease, version, remote_status=there.status, sent_tags=sorted(contact.tags))
