"""What the history of an article says of its reviews; names of reviewers, never addresses."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page, Revision

SIGNED = "pages.review.signed"
INVITED = "pages.review.invited"
WITHDRAWN = "pages.review.withdrawn"
DECLINED = "pages.review.declined"


def write(action: str, article: Page, revision: Revision | None, name: str, user: Any) -> None:
    """Add to the history of an article what happened, about whom, and which user did it if any."""
    log(instance=article, action=action, user=user, revision=revision, data={"name": name})


class Signed(LogFormatter):
    """Somebody agreed."""

    label = gettext_lazy("Review: sign")

    def format_message(self, log_entry: Any) -> str:
        """Who did."""
        return _("Reviewed by %(name)s") % _name(log_entry)


class Invited(LogFormatter):
    """Somebody without an account was asked."""

    label = gettext_lazy("Review: invite")

    def format_message(self, log_entry: Any) -> str:
        """Who was."""
        return _("Asked %(name)s to review this text") % _name(log_entry)


class Withdrawn(LogFormatter):
    """An invitation was taken back."""

    label = gettext_lazy("Review: withdraw")

    def format_message(self, log_entry: Any) -> str:
        """Whose."""
        return _("Withdrew the invitation to %(name)s") % _name(log_entry)


class Declined(LogFormatter):
    """Somebody did not agree."""

    label = gettext_lazy("Review: decline")

    def format_message(self, log_entry: Any) -> str:
        """Who did not."""
        return _("%(name)s does not agree with this text") % _name(log_entry)


def _name(log_entry: Any) -> dict[str, str]:
    return {"name": log_entry.data.get("name", "")}


def register(actions: LogActionRegistry) -> None:
    """The four things that can happen to a review."""
    formatters = {
        SIGNED: Signed,
        INVITED: Invited,
        WITHDRAWN: Withdrawn,
        DECLINED: Declined,
    }
    for action, formatter in formatters.items():
        actions.register_action(action)(formatter)
