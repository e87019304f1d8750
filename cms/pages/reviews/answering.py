"""Take an outside reviewer's answer, once, whatever is pressed how often."""

import contextlib
from uuid import UUID

from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from cms.pages.models import ReviewInvitation
from cms.pages.reviews import log
from cms.pages.reviews.form import AnswerForm
from cms.pages.reviews.mail import answer_mail
from cms.pages.reviews.signing import sign_off

# A guest waits for this mail; a server that does not even answer should not hold them up.
SECONDS = 3


@transaction.atomic
def answer(invitation: ReviewInvitation, form: AnswerForm) -> bool:
    """Record the answer to an open invitation; False when it had ended by then."""
    now = timezone.now()
    verdicts = ReviewInvitation.Verdict
    open_row = ReviewInvitation.objects.filter(
        pk=invitation.pk, answered_at=None, withdrawn_at=None, expires_at__gt=now
    )
    verdict = verdicts.AGREED if form.agrees else verdicts.DISAGREED
    if not open_row.update(answered_at=now, verdict=verdict, note=form.note):
        return False
    if form.agrees:
        _sign(invitation, form)
    else:
        log.write(log.DECLINED, invitation.article, invitation.revision, form.name, None)
    transaction.on_commit(lambda: _tell(invitation.pk), robust=True)
    return True


def _tell(pk: UUID) -> None:
    """Mail whoever invited; when that fails the answer is there to be found all the same."""
    with contextlib.suppress(OSError):  # Whatever a mail server does wrong is one of these.
        if mail := answer_mail(ReviewInvitation.objects.get(pk=pk)):
            mail.connection = get_connection(timeout=SECONDS)
            mail.send()


def _sign(invitation: ReviewInvitation, form: AnswerForm) -> None:
    sign_off(
        invitation.article,
        invitation.content,
        revision=invitation.revision,
        reviewer=invitation.reviewer,
        name=form.name,
        credentials=form.credentials,
        invitation=invitation,
        note=form.note,
    )
