"""The review that a page shows, in the very query that finds the page."""

from django.db.models import Exists, FilteredRelation, Q, QuerySet

from cms.pages.reviews.settings import ReviewSettings


def with_review(articles: QuerySet) -> QuerySet:
    """Articles, each with `shown_review` and whether the site tells readers that it is overdue."""
    return articles.annotate(
        shown_review=FilteredRelation("reviews", condition=Q(reviews__shown=True)),
        says_when_overdue=Exists(ReviewSettings.objects.filter(says_when_overdue=True)),
    ).select_related("shown_review__reviewer")
