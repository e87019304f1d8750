"""Which sign-off a page shows and until when: worked out whenever one is added, or published."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.pages.models import ArticlePage, Review
from cms.pages.reviews.content import content_hash
from cms.pages.reviews.settings import ReviewSettings
from cms.pages.reviews.standing import SignOff, due_on, shown


@transaction.atomic
def settle(article_id: int) -> None:
    """Bring the four fields that follow from all sign-offs of an article up to date."""
    Page.objects.select_for_update().get(pk=article_id)  # Two at once would both choose.
    article = ArticlePage.objects.get(pk=article_id)
    if not article.live:
        return
    reviews = list(article.reviews.all())
    live = content_hash(article.serializable_data())
    chosen = shown(map(_plain, reviews), live)
    months = article.review_months or ReviewSettings.current().months
    # The one that is shown no longer goes first: a constraint allows one at a time.
    for review in sorted(reviews, key=lambda it: bool(chosen and it.pk == chosen.pk)):
        is_shown = bool(chosen and review.pk == chosen.pk)
        _update(
            review,
            was_live=review.was_live or review.content_hash == live,
            shown=is_shown,
            changed_since=is_shown and review.content_hash != live,
            due_on=due_on(review.signed_on, months) if is_shown else None,
        )


def settle_all() -> None:
    """The same for every article that shows a review, as when the site changes its term."""
    for article_id in Review.objects.filter(shown=True).values_list("article_id", flat=True):
        settle(article_id)


def _plain(review: Review) -> SignOff:
    return SignOff(review.pk, review.content_hash, review.signed_at, review.was_live)


def _update(review: Review, **fields: Any) -> None:
    """Save what changed, and nothing when nothing did: others listen to saving."""
    changed = [name for name, value in fields.items() if getattr(review, name) != value]
    for name in changed:
        setattr(review, name, fields[name])
    if changed:
        review.save(update_fields=changed)
