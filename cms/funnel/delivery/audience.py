"""One contact on its way to the audience: what should be there is computed now, never replayed."""

import logging
from uuid import UUID

from cms.funnel.delivery import syncs
from cms.funnel.delivery.leases import Lease
from cms.funnel.delivery.problems import Problem, in_words
from cms.funnel.models import Consent, Lead, MailchimpSync
from cms.funnel.routing.audience_tags import Interest, Standing, standing, wanted_tags
from cms.integrations.audience import (
    Audience,
    Contact,
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
        _bring_up_to_date(lease, sync, get_audience())
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


def _bring_up_to_date(lease: Lease, sync: MailchimpSync, audience: Audience) -> None:
    version, lead = sync.desired_version, sync.lead
    for key in sync.leaving.split():
        audience.forget_key(key)
    wants_tips = Consent.stands(lead, Consent.Purpose.MARKETING)
    match standing(lead.status, wants_tips=wants_tips, paused=lead.paused_until is not None):
        case Standing.LEFT_ALONE:
            syncs.settle(lease, version)
        case Standing.ERASED:
            syncs.settle(lease, version, remote_status="", sent_tags=[])
        case Standing.UNSUBSCRIBED:
            audience.unsubscribe(lead.address)
            syncs.settle(lease, version, remote_status=RemoteStatus.UNSUBSCRIBED)
        case Standing.THERE:
            contact = wanted_contact(sync)
            if not syncs.remember_tags(lease, contact.tags | contact.retired_tags):
                return
            there = audience.put(contact)
            syncs.settle(lease, version, remote_status=there.status, sent_tags=sorted(contact.tags))


def wanted_contact(sync: MailchimpSync) -> Contact:
    """All that leaves the house about a lead: address, language, opaque tags, time of opt-in."""
    lead = sync.lead
    tags = _tags(lead)
    return Contact(
        email=lead.address,
        tags=tags,
        retired_tags=frozenset(sync.sent_tags) - tags,
        confirmed_at=lead.confirmed_at,
        fresh_opt_in=sync.fresh_opt_in,
    )


def _tags(lead: Lead) -> frozenset[str]:
    asked = lead.grants.filter(confirmed_at__isnull=False).values_list("ebook__tag", "tag")
    started = lead.enrolments.filter(started_at__isnull=False).values_list("trial__tag", flat=True)
    may_use_outcome = Consent.stands(lead, Consent.Purpose.OUTCOME)
    return wanted_tags(
        [Interest(*tags) for tags in asked], started, may_use_outcome=may_use_outcome
    )
