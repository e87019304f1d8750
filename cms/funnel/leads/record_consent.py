"""Consents as they are asked for, given and withdrawn."""

from collections.abc import Iterable

from cms.funnel.models import Consent, Grant, Lead
from cms.funnel.routing.plan import Purpose

Method = Consent.Method


def record_asked(
    lead: Lead, grant: Grant | None, purposes: Iterable[Purpose], text: str, page: str
) -> None:
    """Write what a form asked for; it counts only once the owner of the mailbox confirms."""
    known = set(
        Consent.objects.filter(lead=lead, grant_id=grant.id if grant else None).values_list(
            "purpose", flat=True
        )
    )
    for purpose in purposes:
        if purpose not in known:
            _write(lead, purpose, Consent.Step.ASKED, Method.FORM, text, page, grant)


def give_asked(grant: Grant) -> set[Purpose]:
    """The owner confirmed: what this grant asked for is given now. Returns the purposes."""
    asked = Consent.objects.filter(
        lead=grant.lead, grant_id=grant.id, step=Consent.Step.ASKED
    ).order_by("pk")
    for proof in list(asked):
        purpose = Purpose(proof.purpose)
        given, words = Consent.Step.GIVEN, proof.text
        _write(grant.lead, purpose, given, Method.MAILBOX, words, proof.page, grant)
    return {Purpose(proof.purpose) for proof in asked}


def give(lead: Lead, purpose: Purpose, text: str, page: str) -> None:
    """The owner of the mailbox says yes on a page of their own."""
    _write(lead, purpose, Consent.Step.GIVEN, Method.OWN_PAGE, text, page)


def withdraw_all(lead: Lead, page: str, method: Method) -> None:
    """Withdraw whatever was asked for or given; the text repeats the words that it was about."""
    for purpose in Purpose:
        withdraw_one(lead, purpose, page, method)


def withdraw_one(lead: Lead, purpose: Purpose, page: str, method: Method) -> bool:
    """Withdraw one consent; False when there is nothing to withdraw."""
    latest = Consent.objects.filter(lead=lead, purpose=purpose).order_by("-at", "-pk").first()
    if latest is None or latest.step == Consent.Step.WITHDRAWN:
        return False
    _write(lead, purpose, Consent.Step.WITHDRAWN, method, latest.text, page)
    return True


def _write(
    lead: Lead,
    purpose: Purpose,
    step: Consent.Step,
    method: Method,
    text: str,
    page: str,
    grant: Grant | None = None,
) -> None:
    Consent.objects.create(
        lead=lead,
        purpose=purpose.value,
        step=step,
        method=method,
        text=text,
        page=page,
        grant_id=grant.id if grant else None,
    )
