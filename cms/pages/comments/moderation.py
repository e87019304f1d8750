"""What staff decide about comments, and when the refused ones go."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from cms.pages.models import Comment

KEPT = timedelta(days=30)


@transaction.atomic
def decide(comments: Iterable[Comment], state: str, user: Any = None) -> int:
    """Give comments a state; who decided stands in their history."""
    changed = [comment for comment in comments if comment.state != state]
    for comment in changed:
        comment.state = state
        comment.save(update_fields=["state", "changed_at"])
        log(instance=comment, action="wagtail.edit", user=user)
    return len(changed)


def purge(now: datetime) -> int:
    """Delete what was refused or set apart as spam a month ago; say how many there were."""
    unwanted = Comment.objects.filter(state__in=(Comment.State.REFUSED, Comment.State.SPAM))
    _rows, by_model = unwanted.filter(changed_at__lt=now - KEPT).delete()
    return by_model.get(Comment._meta.label, 0)
