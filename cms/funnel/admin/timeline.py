"""What happened to one lead, newest first, gathered from the rows of everything that happens.

Each kind of row gives its newest, so that a page costs the same however many leads there are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.admin.deliveries import problem_in_words
from cms.funnel.leads.replay import may_replay
from cms.funnel.models import Delivery, Lead, LeadAccess, MailchimpSync

NEWEST = 100
ASKED, AGREED, SENT = gettext_lazy("asked"), gettext_lazy("agreed"), gettext_lazy("mail")
TOOK, SYNCED, LOOKED = gettext_lazy("took"), gettext_lazy("Mailchimp"), gettext_lazy("staff")


@dataclass(frozen=True)
class Moment:
    """One thing that happened, and where its buttons post to: to try it again, or to settle it."""

    at: datetime
    kind: Any
    what: str
    detail: str = ""
    replay: str = ""
    settle: str = ""


def timeline(lead: Lead, *, may_replay: bool) -> list[Moment]:
    """All that is known, newest first."""
    moments = [
        Moment(lead.created_at, ASKED, _("First seen")),
        *_consents(lead),
        *_grants(lead),
        *_enrolments(lead),
        *_mails(lead, may_replay),
        *_contact(lead, may_replay),
        *_looks(lead),
    ]
    return sorted(moments, key=lambda moment: moment.at, reverse=True)


def _newest(rows: QuerySet[Any], *order: str) -> Iterable[Any]:
    return rows.order_by(*order)[:NEWEST]


def _consents(lead: Lead) -> Iterator[Moment]:
    for row in _newest(lead.consents.all(), "-at", "-pk"):
        where = f"{row.get_method_display()}, {row.page}"
        yield Moment(row.at, AGREED, str(row), f"{row.text} ({where})")


def _grants(lead: Lead) -> Iterator[Moment]:
    for row in _newest(lead.grants.select_related("ebook", "page"), "-asked_at"):
        title = {"title": row.ebook.title}
        came_from = _("from “%(page)s”") % {"page": row.page.title} if row.page else ""
        yield Moment(row.asked_at, ASKED, _("Asked for the e-book “%(title)s”") % title, came_from)
        if row.confirmed_at:
            yield Moment(row.confirmed_at, TOOK, _("Pressed the button behind the link"))
        if row.downloaded_at:
            yield Moment(row.downloaded_at, TOOK, _("Downloaded “%(title)s”") % title)


def _enrolments(lead: Lead) -> Iterator[Moment]:
    for row in _newest(lead.enrolments.select_related("trial"), "-asked_at"):
        title = {"title": row.trial.title}
        yield Moment(row.asked_at, ASKED, _("Asked for the trial “%(title)s”") % title)
        if row.started_at:
            yield Moment(row.started_at, TOOK, _("Started the trial “%(title)s”") % title)


def _mails(lead: Lead, may_press: bool) -> Iterator[Moment]:
    for row in _newest(lead.deliveries.all(), "-created_at"):
        again = may_press and row.state == Delivery.State.FAILED and may_replay(row, lead)
        replay = reverse("leads:replay_mail", args=[lead.pk, row.pk]) if again else ""
        unsettled = may_press and row.state == Delivery.State.UNCERTAIN
        settle = reverse("leads:settle_mail", args=[lead.pk, row.pk]) if unsettled else ""
        at = row.ended_at or row.created_at
        yield Moment(at, SENT, str(row), problem_in_words(row), replay, settle)


def _contact(lead: Lead, may_press: bool) -> Iterator[Moment]:
    sync = MailchimpSync.objects.filter(lead=lead).first()
    if sync and sync.synced_at:
        told = _("%(status)s, with the tags %(tags)s") % {
            "status": sync.remote_status or "-",
            "tags": ", ".join(sync.sent_tags) or "-",
        }
        yield Moment(sync.synced_at, SYNCED, _("In step"), told)
    if sync and (sync.problem or sync.state == MailchimpSync.State.REFUSED):
        refused = sync.state == MailchimpSync.State.REFUSED
        replay = reverse("leads:replay_contact", args=[lead.pk]) if refused and may_press else ""
        why = sync.advice or problem_in_words(sync)
        yield Moment(sync.not_before, SYNCED, str(sync.get_state_display()), why, replay)
    for row in _newest(lead.drifts.all(), "-at"):
        yield Moment(row.at, SYNCED, f"{row.get_ours_display()} / {row.theirs}", str(row))


def _looks(lead: Lead) -> Iterator[Moment]:
    for row in _newest(LeadAccess.objects.filter(lead_id=lead.pk), "-at"):
        yield Moment(row.at, LOOKED, str(row), row.about)
