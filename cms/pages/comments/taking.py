"""Store a comment, once, and set apart what looks like spam: a person is never turned away."""

import re
from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from cms.pages.comments.form import CommentForm
from cms.pages.models import ArticlePage, Comment

LINK = re.compile(r"https?://(?:www\.)?|www\.|<a\s|\[url", re.IGNORECASE)
MOST_LINKS = 1
# Two people may well write the same few words of thanks.
WORTH_COMPARING = 40
BUSY_DAY = 30


def hash_of(text: str) -> str:
    """The same for texts that differ in capitals and white space only."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()


def take(article: ArticlePage, form: CommentForm) -> Comment:
    """The comment as it is stored now, or was when the same form was sent before."""
    text_hash = hash_of(form.text)
    same = {"article": article, "name": form.name, "text_hash": text_hash}
    if stored := Comment.objects.filter(**same).first():
        return stored
    suspicion = suspicion_of(article, form, text_hash)
    state = Comment.State.SPAM if suspicion else Comment.State.WAITING
    defaults = {"text": form.text, "state": state, "suspicion": suspicion}
    comment, _made = Comment.objects.get_or_create(**same, defaults=defaults)
    return comment


def suspicion_of(article: ArticlePage, form: CommentForm, text_hash: str) -> str:
    """Why staff should find this among the spam; empty when it goes to the queue."""
    if form.trapped:
        return Comment.Suspicion.TRAP
    if LINK.search(form.name) or len(LINK.findall(form.text)) > MOST_LINKS:
        return Comment.Suspicion.LINKS
    repeated = len(form.text) >= WORTH_COMPARING and Comment.objects.filter(text_hash=text_hash)
    if repeated and repeated.exists():
        return Comment.Suspicion.REPEATED
    since = timezone.now() - timedelta(days=1)
    # What was set apart takes no place, or machines could push people out.
    taken = article.comments.filter(created_at__gte=since).exclude(state=Comment.State.SPAM)
    if taken.count() >= BUSY_DAY:
        return Comment.Suspicion.BUSY
    return ""
