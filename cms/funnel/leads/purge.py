"""What has had its time goes: nobody needs to remember to clean up."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cms.funnel.models import (
    Comparison,
    Completion,
    Consent,
    DataLink,
    Delivery,
    Drift,
    Lead,
    MailchimpSync,
    Submission,
)

UNCONFIRMED_FOR = timedelta(days=14)
FORM_IDS_FOR = timedelta(days=30)
ENDED_DELIVERIES_FOR = timedelta(days=90)
PROOFS_FOR = timedelta(days=5 * 365)
DIFFERENCES_FOR = timedelta(days=90)


@transaction.atomic
def purge_expired(now: datetime) -> dict[str, int]:
    """Delete what is past its time; returns how many of each.

    A lead that never confirmed goes with all that hangs on it, proofs included: nothing was ever
    agreed to. Outcomes go when their link ends.
    """
    strangers = Lead.objects.filter(
        status=Lead.Status.UNCONFIRMED,
        confirmed_at=None,
        created_at__lt=now - UNCONFIRMED_FOR,
    ).exclude(deliveries__created_at__gte=now - UNCONFIRMED_FOR)
    ids = list(strangers.values_list("pk", flat=True))
    husks = list(_husks_without_use(now).values_list("pk", flat=True))
    Consent.objects.filter(lead_id__in=[*ids, *husks]).expire()
    ended = Delivery.objects.filter(ended_at__lt=now - ENDED_DELIVERIES_FOR)
    return {
        "outcomes": _delete(Completion.objects.filter(expires_at__lte=now)),
        "unconfirmed leads": _delete(Lead.objects.filter(pk__in=ids)),
        "erased leads": _delete(Lead.objects.filter(pk__in=husks)),
        "form ids": _delete(Submission.objects.filter(at__lt=now - FORM_IDS_FOR)),
        "links to one's own data": _delete(DataLink.objects.filter(expires_at__lte=now)),
        "ended deliveries": _delete(ended),
        "comparisons": _delete(Comparison.objects.filter(ended_at__lt=now - DIFFERENCES_FOR)),
        "differences": _delete(Drift.objects.filter(at__lt=now - DIFFERENCES_FOR)),
    }


def _husks_without_use(now: datetime) -> QuerySet[Lead]:
    """Erased leads whose proofs have had their five years, and whom the audience has deleted."""
    husks = Lead.objects.filter(status=Lead.Status.ERASED)
    husks = husks.exclude(pk__in=MailchimpSync.objects.exclude(leaving="").values("lead"))
    return husks.exclude(consents__at__gte=now - PROOFS_FOR)


def _delete(rows: QuerySet[Any]) -> int:
    _total, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)
