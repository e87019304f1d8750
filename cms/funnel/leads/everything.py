"""All that we keep about one person, as plain data: for their own eyes, or to hand over."""

import json
from typing import Any

from cms.funnel.models import Lead, MailchimpSync


def everything_about(lead: Lead) -> dict[str, Any]:
    """What stands in our rows and in the audience, in JSON's own types but for the moments."""
    return {
        "address": lead.address,
        "status": lead.status,
        "first_seen": lead.created_at,
        "confirmed_at": lead.confirmed_at,
        "consents": list(lead.consents.values("purpose", "step", "text", "page", "at")),
        "ebooks": [
            {
                "title": grant.ebook.title,
                "asked_at": grant.asked_at,
                "confirmed_at": grant.confirmed_at,
                "downloaded_at": grant.downloaded_at,
            }
            for grant in lead.grants.select_related("ebook")
        ],
        "trials": [
            {
                "title": enrolment.trial.title,
                "asked_at": enrolment.asked_at,
                "started_at": enrolment.started_at,
            }
            for enrolment in lead.enrolments.select_related("trial")
        ],
        "mails": list(lead.deliveries.values("kind", "state", "created_at", "ended_at")),
        "outcome": json.loads(lead.kept_outcome or "null"),
        "contact": _contact(lead),
    }


def _contact(lead: Lead) -> dict[str, Any] | None:
    """How the contact stands in the audience, None for who never got there."""
    sync = MailchimpSync.objects.filter(lead=lead).exclude(synced_at=None).first()
    if sync is None:
        return None
    return {"status": sync.remote_status, "tags": sync.sent_tags, "in_step_since": sync.synced_at}
