"""All that we keep about one person, as plain data: for their own eyes, or to hand over."""

import json
from typing import Any

from cms.funnel.models import Lead, MailchimpSync, SelfTestVersion

PROOF = ("purpose", "step", "method", "text", "text_hash", "page", "at")


def everything_about(lead: Lead) -> dict[str, Any]:
    """What stands in our rows and in the audience, in JSON's own types but for the moments."""
    return {
        "address": lead.address,
        "status": lead.status,
        "first_seen": lead.created_at,
        "confirmed_at": lead.confirmed_at,
        "paused_until": lead.paused_until,
        "consents": list(
            lead.consents.values("purpose", "step", "method", "text", "text_hash", "page", "at")
        ),
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
        "address_changes": [
            {"to": change.new_address, "asked_at": change.asked_at, "done_at": change.done_at}
            for change in lead.address_changes.order_by("asked_at")
        ],
        "differences": list(lead.drifts.values("ours", "theirs", "repair", "at")),
        "outcome": _outcome(lead),
        "contact": _contact(lead),
    }


def _outcome(lead: Lead) -> dict[str, Any] | None:
    """The kept outcome beside the questions of the version that was done, None without one."""
    if not lead.kept_outcome:
        return None
    kept = json.loads(lead.kept_outcome)
    version = SelfTestVersion.objects.filter(pk=kept["version"]).first()
    definition = version.definition if version else None
    bands = {band.code: band.title for band in definition.bands} if definition else {}
    questions = [question.title for question in definition.questions] if definition else []
    questions += [""] * (len(kept["answers"]) - len(questions))
    return {
        "test": definition.title if definition else "",
        "outcome": bands.get(kept["outcome"], ""),
        "score": kept["score"],
        "red_flag": kept["red_flag"],
        "answers": [
            {"question": question, "answer": answer}
            for question, answer in zip(questions, kept["answers"], strict=False)
        ],
    }


def _contact(lead: Lead) -> dict[str, Any] | None:
    """How the contact stands in the audience, None for who never got there."""
    sync = MailchimpSync.objects.filter(lead=lead).exclude(synced_at=None).first()
    if sync is None:
        return None
    return {"status": sync.remote_status, "tags": sync.sent_tags, "in_step_since": sync.synced_at}
