"""What has had its time goes: nobody needs to remember to clean up."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cms.funnel.models import (
    AddressChange,
    Comparison,
    Completion,
    Consent,
    DataLink,
    Delivery,
    Drift,
    Enrolment,
    Grant,
    Lead,
    LeadAccess,
    MailchimpSync,
    Submission,
)
from cms.funnel.routing.life import Event, moved_by

UNCONFIRMED_FOR = timedelta(days=14)
FORM_IDS_FOR = timedelta(days=30)
ENDED_DELIVERIES_FOR = timedelta(days=90)
LINK_LASTS = timedelta(days=30)
PROOFS_FOR = timedelta(days=5 * 365)
LOOKS_FOR = timedelta(days=2 * 365)
DIFFERENCES_FOR = timedelta(days=90)


@transaction.atomic
def purge_expired(now: datetime) -> dict[str, int]:
    """Delete what is past its time; returns how many of each.

    A lead that never confirmed expires: address, mails and proofs go, as nothing was ever agreed
    to. Its requests stay until their links end, so that a late press hears what to do. Outcomes
    go when their link ends.
    """
    strangers = _expire_unconfirmed(now)
    husks = list(_husks_without_use(now).values_list("pk", flat=True))
    Consent.objects.filter(lead_id__in=husks).expire()
    ended = Delivery.objects.filter(ended_at__lt=now - ENDED_DELIVERIES_FOR)
    return {
        "outcomes": _delete(Completion.objects.filter(expires_at__lte=now)),
        "unconfirmed leads": strangers,
        "erased leads": _delete(Lead.objects.filter(pk__in=husks)),
        "expired leads": _delete(_expired_without_links(now)),
        "form ids": _delete(Submission.objects.filter(at__lt=now - FORM_IDS_FOR)),
        "links to one's own data": _delete(DataLink.objects.filter(expires_at__lte=now)),
        "changes of address": _delete(AddressChange.objects.filter(expires_at__lte=now)),
        "ended deliveries": _delete(ended),
        "comparisons": _delete(Comparison.objects.filter(ended_at__lt=now - DIFFERENCES_FOR)),
        "looks at leads": LeadAccess.objects.filter(at__lt=now - LOOKS_FOR).expire(),
        "differences": _delete(Drift.objects.filter(at__lt=now - DIFFERENCES_FOR)),
    }


@transaction.atomic
def rehearse_purge(now: datetime) -> dict[str, int]:
    """How many of each would go: the purge itself, taken back, so that the two never differ."""
    numbers = purge_expired(now)
    transaction.set_rollback(True)
    return numbers


def _expire_unconfirmed(now: datetime) -> int:
    since = now - UNCONFIRMED_FOR
    strangers = Lead.objects.filter(
        status__in=moved_by(Event.EXPIRED), confirmed_at=None, created_at__lt=since
    ).exclude(deliveries__created_at__gte=since)
    leads = list(strangers.select_for_update(of=("self",)))
    Consent.objects.filter(lead__in=leads).expire()
    for owed in (AddressChange, Delivery, DataLink, Enrolment):
        owed.objects.filter(lead__in=leads).delete()
    Grant.objects.filter(lead__in=leads).update(outcome_box=None, tag="", expires_at=now)
    for lead in leads:
        lead.become_a_husk(Event.EXPIRED)
    return len(leads)


def _expired_without_links(now: datetime) -> QuerySet[Lead]:
    """Expired leads whose links would all have ended by themselves."""
    expired = Lead.objects.filter(status=Lead.Status.EXPIRED)
    return expired.exclude(grants__asked_at__gte=now - LINK_LASTS)


def _husks_without_use(now: datetime) -> QuerySet[Lead]:
    """Erased leads whose proofs have had their five years, and whom the audience has deleted."""
    husks = Lead.objects.filter(status=Lead.Status.ERASED)
    husks = husks.exclude(pk__in=MailchimpSync.objects.exclude(leaving="").values("lead"))
    return husks.exclude(consents__at__gte=now - PROOFS_FOR)


def _delete(rows: QuerySet[Any]) -> int:
    _total, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)
