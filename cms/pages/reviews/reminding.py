"""Tell people, once for each due date, that a review ends."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cms.pages.models import ArticlePage, Review, ReviewReminder
from cms.pages.reviews.mail import reminder_mail
from cms.pages.reviews.settings import ReviewSettings
from cms.pages.reviews.standing import SOON

logger = logging.getLogger(__name__)

# A process that died while it mailed: the next day tries again.
MAILING = timedelta(hours=12)


def remind(now: datetime) -> int:
    """One mail to each person with everything of theirs that is due; says how many mails went."""
    until = timezone.localdate(now) + SOON
    due = Review.objects.filter(shown=True, due_on__lte=until, article__live=True).select_related(
        "reviewer__user", "article__reviewer__user", "article__author__user"
    )
    fallback = ReviewSettings.current().remind_to
    theirs: dict[str, list[Review]] = {}
    for review in due:
        if address := recipient(review, fallback):
            theirs.setdefault(address, []).append(review)
    return sum(_remind(address, reviews, now) for address, reviews in theirs.items())


def recipient(review: Review, fallback: str) -> str:
    """Who hears of it: the asked reviewer, who signed last, the author, else the site's address."""
    article: ArticlePage = review.article
    for person in (article.reviewer, review.reviewer, article.author):
        if person and person.user and person.user.is_active and person.user.email:
            return str(person.user.email)
    return fallback


def _remind(address: str, reviews: Iterable[Review], now: datetime) -> bool:
    claimed = {it.pk: it for it in reviews if _claim(it, now)}
    if not claimed:
        return False
    rows = ReviewReminder.objects.filter(review__in=claimed, claimed_at=now, sent_at=None)
    try:
        reminder_mail(address, list(claimed.values())).send()
    except Exception as error:  # The next day tries again.
        logger.warning("A reminder could not be mailed: %s", type(error).__name__)
        rows.update(claimed_at=None)
        return False
    rows.update(sent_at=now)
    return True


def _claim(review: Review, now: datetime) -> bool:
    """True for the one process that may mail about this review and date."""
    same: dict[str, Any] = {"review": review, "due_on": review.due_on}
    ReviewReminder.objects.get_or_create(**same)
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - MAILING)
    return bool(ReviewReminder.objects.filter(free, **same, sent_at=None).update(claimed_at=now))
