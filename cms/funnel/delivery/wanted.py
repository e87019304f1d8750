"""What the audience should hold of a lead now: computed when it is needed, never replayed."""

from cms.funnel.models import Consent, Lead, MailchimpSync
from cms.funnel.routing.audience_tags import Interest, Standing, standing, wanted_tags
from cms.integrations.audience import Contact


def standing_of(lead: Lead) -> Standing:
    """How the lead should stand in the audience."""
    wants_tips = Consent.stands(lead, Consent.Purpose.MARKETING)
    return standing(lead.status, wants_tips=wants_tips, paused=lead.paused_until is not None)


def contact(sync: MailchimpSync) -> Contact:
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
