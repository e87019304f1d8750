"""Which articles stand how today, for the report and for the admin's home."""

from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.pages.models import ArticlePage
from cms.pages.reviews.standing import SOON, Standing

LABELS = {
    Standing.NEVER: _("never reviewed"),
    Standing.OVERDUE: _("overdue"),
    Standing.SOON: _("due soon"),
    Standing.FRESH: _("in order"),
}
CHANGED = "changed"


def reviewed(user: Any) -> QuerySet:
    """The public articles that somebody may change, each with the review that it shows."""
    changeable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    articles = ArticlePage.objects.live().filter(pk__in=changeable.values("pk"))
    shown = FilteredRelation("reviews", condition=Q(reviews__shown=True))
    return articles.annotate(shown_review=shown).select_related("shown_review")


def that_are(articles: QuerySet, state: str, today: date) -> QuerySet:
    """Those of `reviewed` that stand like this: a Standing, or changed since."""
    asked = {
        Standing.NEVER: Q(shown_review=None),
        Standing.OVERDUE: Q(shown_review__due_on__lte=today),
        Standing.SOON: Q(shown_review__due_on__gt=today, shown_review__due_on__lte=today + SOON),
        Standing.FRESH: Q(shown_review__due_on__gt=today + SOON),
        CHANGED: Q(shown_review__changed_since=True),
    }
    return articles.filter(asked[state])
