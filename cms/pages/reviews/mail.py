"""The mails about reviews: an invitation, word of its answer, a reminder."""

from collections.abc import Mapping, Sequence
from email.utils import formataddr
from typing import Any

import mrml
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from cms.frame.frames import standard_frame
from cms.pages.finding.absolute import absolute
from cms.pages.models import Review, ReviewInvitation


class NoKey(Exception):
    """The key that made the link is gone, so that the link cannot be made again."""


def link_of(invitation: ReviewInvitation) -> str:
    """The personal link; raises NoKey."""
    if invitation.token is None:
        raise NoKey
    return absolute(reverse("reviews:answer", args=[invitation.token]))


def invitation_mail(invitation: ReviewInvitation) -> EmailMultiAlternatives:
    """What an outside reviewer gets; raises NoKey."""
    sender = invitation.invited_by
    context = {
        "invitation": invitation,
        "title": invitation.text.title,
        "sender": sender and (sender.get_full_name() or sender.get_username()),
        "link": link_of(invitation),
    }
    to = formataddr((invitation.name, invitation.email))
    return _mail("invitation", to, context, [sender.email] if sender and sender.email else [])


def answer_mail(invitation: ReviewInvitation) -> EmailMultiAlternatives | None:
    """Word to whoever invited that there is an answer; what it says stays in the admin."""
    if not (user := invitation.invited_by) or not user.email or not user.is_active:
        return None
    where = reverse("pages_article_reviews", args=[invitation.article_id])
    context = {
        "invitation": invitation,
        "agreed": invitation.verdict == ReviewInvitation.Verdict.AGREED,
        "title": invitation.text.title,
        "url": absolute(where),
    }
    return _mail("answer", user.email, context)


def reminder_mail(to: str, reviews: Sequence[Review]) -> EmailMultiAlternatives:
    """Which articles are to be looked at again, soonest first."""
    rows = [
        {"review": it, "url": absolute(reverse("wagtailadmin_pages:edit", args=[it.article_id]))}
        for it in sorted(reviews, key=lambda review: (review.due_on, review.pk))
    ]
    context = {"rows": rows, "report": absolute(reverse("pages_reviews"))}
    return _mail("reminder", to, context)


def _mail(
    kind: str, to: str, context: Mapping[str, Any], reply_to: Sequence[str] = ()
) -> EmailMultiAlternatives:
    folder = f"pages/emails/{kind}"
    brand = standard_frame().brand
    values = {**context, "brand": brand}
    with translation.override(brand.language):
        mail = EmailMultiAlternatives(
            subject=" ".join(render_to_string(f"{folder}/subject.txt", values).split()),
            body=render_to_string(f"{folder}/text.txt", values).strip() + "\n",
            to=[to],
            reply_to=reply_to,
            headers={"Auto-Submitted": "auto-generated"},
        )
        html = mrml.to_html(render_to_string(f"{folder}/body.mjml", values)).content
    mail.attach_alternative(html, "text/html")
    return mail
