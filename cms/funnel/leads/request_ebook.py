"""Somebody asks for an e-book: lead, proofs, grant and the mail that is owed, all or nothing."""

import json
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.funnel.keys import address_ring, link_token
from cms.funnel.leads.budget import PAUSE
from cms.funnel.leads.complete import Opened
from cms.funnel.leads.owe_mail import owe_mail
from cms.funnel.leads.record_consent import record_asked
from cms.funnel.models import Consent, Delivery, Ebook, Grant, Lead, Submission
from cms.funnel.models.counters import Station, count
from cms.funnel.routing.life import Event
from cms.funnel.routing.plan import Choice, Plan, plan
from cms.lib.tokens import hash_token

LINK_LASTS = timedelta(days=30)


class SentOtherwise(Exception):
    """This very form was sent before, with another content."""


@dataclass(frozen=True)
class EbookRequest:
    """A filled-in form; `address` is in its normal form, `submission` empty for id-less forms."""

    address: str
    ebook: Ebook
    choice: Choice
    consent_text: str
    page: str
    page_id: int | None = None
    submission: str = ""
    opened: Opened | None = None

    @property
    def plan(self) -> Plan:
        """What may be stored and sent."""
        return plan(self.choice, self.opened.offer if self.opened else None)

    @property
    def fingerprint(self) -> str:
        """Equal for the same content; says nothing without the keys."""
        return address_ring().index(json.dumps([self.address, self.ebook.pk, self.choice]))


def request_ebook(asked: EbookRequest) -> Grant:
    """Answer a request; pressed again, or twice at once, it is one. Raises SentOtherwise."""
    try:
        return _request(asked)
    except IntegrityError:
        # The same form was taken at this very moment by another thread: now its row can be read.
        return _request(asked)


@transaction.atomic
def _request(asked: EbookRequest) -> Grant:
    lead = Lead.locked(asked.address)
    taken = _taken(asked)
    if taken:
        return taken
    if lead.after(Event.ASKED):
        lead.save(update_fields=["status"])
    latest = Grant.objects.filter(lead=lead, ebook=asked.ebook).order_by("-generation").first()
    grant = latest if latest and _still_answers(latest, asked) else _grant(lead, asked, latest)
    if asked.opened and asked.plan.keep_outcome and not grant.confirmed_at:
        grant.hold_outcome(asked.opened.as_json(), asked.plan.tag)
        grant.save(update_fields=["outcome_box", "tag"])
    record_asked(lead, grant, asked.plan.purposes, asked.consent_text, asked.page)
    if asked.submission:
        Submission.objects.create(
            id_hash=hash_token(asked.submission), payload_hash=asked.fingerprint, grant=grant
        )
    return grant


def _taken(asked: EbookRequest) -> Grant | None:
    """The grant that this form made before, if it was sent before."""
    known = (
        asked.submission
        and Submission.objects.filter(id_hash=hash_token(asked.submission))
        .select_related("grant")
        .first()
    )
    if not known:
        return None
    if known.payload_hash != asked.fingerprint:
        raise SentOtherwise
    return known.grant


def _still_answers(grant: Grant, asked: EbookRequest) -> bool:
    """True when this request adds nothing to an earlier one: its mail is new, or still to go."""
    mails = Delivery.objects.filter(object_id=grant.id)
    if mails.filter(state=Delivery.State.CANCELLED).exists():
        return False
    on_its_way = mails.exclude(state__in=Delivery.FINAL).exists()
    recent = grant.asked_at > timezone.now() - PAUSE
    if grant.confirmed_at:
        known = Consent.objects.filter(grant_id=grant.id).values_list("purpose", flat=True)
        return recent and set(asked.plan.purposes) <= set(known)
    return recent or on_its_way


def _grant(lead: Lead, asked: EbookRequest, latest: Grant | None) -> Grant:
    now, grant_id = timezone.now(), uuid4()
    grant = Grant.objects.create(
        id=grant_id,
        lead=lead,
        ebook=asked.ebook,
        generation=latest.generation + 1 if latest else 1,
        token_hash=hash_token(link_token("ebook", grant_id)),
        page_id=asked.page_id,
        asked_at=now,
        expires_at=now + LINK_LASTS,
    )
    owe_mail(lead, Delivery.Kind.EBOOK, grant.id, 1)
    count(Station.EBOOK_ASKED, f"ebook:{asked.ebook.pk}")
    return grant
