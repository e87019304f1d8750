"""Ask somebody without an account; mail the link once for each press; take it back."""

import logging
from datetime import timedelta
from enum import Enum
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from cms.pages.models import ArticlePage, ReviewInvitation
from cms.pages.models.review_invitation import OPEN_FOR
from cms.pages.reviews import log
from cms.pages.reviews.mail import invitation_mail

logger = logging.getLogger(__name__)

# A server that died while it mailed: after this long somebody may press again.
MAILING = timedelta(minutes=10)
ADDRESS_KEPT = timedelta(days=90)


class Mailed(Enum):
    """What came of pressing the button."""

    SENT = "sent"
    FAILED = "failed"
    NOT_NOW = "another press did it just now, or the invitation has ended"


@transaction.atomic
def invite(article: ArticlePage, user: Any, *, email: str, **said: Any) -> ReviewInvitation:
    """An invitation to the newest text of an article, nothing mailed yet; pressed twice it is one.

    `said` holds name, credentials, reviewer and message.
    """
    Page.objects.select_for_update().get(pk=article.pk)
    now = timezone.now()
    revision = article.latest_revision or article.save_revision(user=user, clean=False)
    there = article.review_invitations.filter(email__iexact=email, revision=revision)
    for invitation in there:
        if invitation.is_open and invitation.content == revision.content:
            return invitation
    invitation = ReviewInvitation(
        article=article,
        revision=revision,
        content=revision.content,
        invited_by=user,
        invited_at=now,
        expires_at=now + OPEN_FOR,
        email=email,
        **said,
    )
    invitation.give_token()
    invitation.save()
    log.write(log.INVITED, article, revision, invitation.name, user)
    return invitation


def mail(invitation: ReviewInvitation, mails: int) -> Mailed:
    """Mail the link if `mails` went out so far and nobody else is mailing it."""
    now = timezone.now()
    idle = Q(mailing_since=None) | Q(mailing_since__lt=now - MAILING)
    row = ReviewInvitation.objects.filter(pk=invitation.pk)
    mailable = row.filter(idle, mails=mails, answered_at=None, withdrawn_at=None)
    if not mailable.filter(expires_at__gt=now).update(mailing_since=now):
        return Mailed.NOT_NOW
    if not _send(invitation):
        row.update(mailing_since=None, mail_failed=True)
        return Mailed.FAILED
    sent_at = timezone.now()
    row.update(mailing_since=None, mail_failed=False, mails=F("mails") + 1, sent_at=sent_at)
    return Mailed.SENT


def withdraw(invitation: ReviewInvitation, user: Any) -> bool:
    """End an open invitation; False when it had ended already."""
    open_row = ReviewInvitation.objects.filter(
        pk=invitation.pk, answered_at=None, withdrawn_at=None
    )
    if not open_row.update(withdrawn_at=timezone.now()):
        return False
    log.write(log.WITHDRAWN, invitation.article, invitation.revision, invitation.name, user)
    return True


def forget_addresses(now: Any) -> int:
    """Take the addresses out of invitations that ended three months ago; says of how many."""
    ended = Q(answered_at__lt=now - ADDRESS_KEPT) | Q(expires_at__lt=now - ADDRESS_KEPT)
    return ReviewInvitation.objects.filter(ended).exclude(email="").update(email="")


def _send(invitation: ReviewInvitation) -> bool:
    try:
        invitation_mail(invitation).send()
    except Exception as error:  # A mail server has many ways to say no, and all mean the same here.
        logger.warning("An invitation could not be mailed: %s", type(error).__name__)
        return False
    return True
