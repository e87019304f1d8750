"""On the admin's home: how many articles are to be reviewed."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.pages.reviews.standing import Standing
from cms.pages.reviews.standings import CHANGED, reviewed, that_are


class ReviewsPanel(Component):
    """The numbers of the report, each with the way to its rows."""

    name = "reviews"
    template_name = "pages/admin/reviews_panel.html"
    order = 110

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Of the articles that this person may change."""
        user = parent_context["request"].user if parent_context else None
        matters = [_matter(user, state) for state in _words(0)] if user else []
        return {"matters": [it for it in matters if it["n"]], "report": reverse("pages_reviews")}


def may_see_panel(request: HttpRequest) -> bool:
    """True for anybody who may edit a page."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


def _matter(user: Any, state: str) -> dict[str, Any]:
    number = that_are(reviewed(user), state, timezone.localdate()).count()
    url = f"{reverse('pages_reviews')}?{urlencode({'state': state})}"
    return {"n": number, "words": _words(number)[state] % {"n": number}, "url": url}


def _words(number: int) -> dict[str, str]:
    return {
        Standing.OVERDUE: ngettext(
            "%(n)s article is overdue for a review.",
            "%(n)s articles are overdue for a review.",
            number,
        ),
        Standing.SOON: ngettext(
            "%(n)s article is due for a review soon.",
            "%(n)s articles are due for a review soon.",
            number,
        ),
        Standing.NEVER: ngettext(
            "%(n)s article was never reviewed.",
            "%(n)s articles were never reviewed.",
            number,
        ),
        CHANGED: ngettext(
            "%(n)s article has changed since its review.",
            "%(n)s articles have changed since their review.",
            number,
        ),
    }
