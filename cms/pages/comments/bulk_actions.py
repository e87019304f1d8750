"""Approve, refuse or put aside many comments at once."""

from typing import Any

from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from cms.pages.comments.moderation import decide
from cms.pages.models import Comment


class Decide(SnippetBulkAction):
    """One state for all chosen comments."""

    template_name = "pages/admin/confirm_comments.html"
    state: str

    @classproperty
    def models(cls) -> list[type[Comment]]:  # noqa: N805 - a property of the class itself
        """Comments only."""
        return [Comment]

    def check_perm(self, comment: Comment) -> bool:
        """Whoever may change a comment may decide about it."""
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "change", comment
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words on the button are those of the action."""
        return super().get_context_data(**kwargs) | {"action": self.display_name}

    def get_execution_context(self) -> dict[str, Any]:
        """Who decides, for the history."""
        return super().get_execution_context() | {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Comment], **kwargs: Any) -> tuple[int, int]:
        """Decide, and say of how many."""
        return decide(objects, cls.state, kwargs.get("user")), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many comments have another state now."""
        sentence = ngettext(
            "%(n)s comment was given the state “%(state)s”.",
            "%(n)s comments were given the state “%(state)s”.",
            num_parent_objects,
        )
        return sentence % {"n": num_parent_objects, "state": Comment.State(self.state).label}


class Approve(Decide):
    """Show them below their articles."""

    state = Comment.State.APPROVED
    display_name = _("Approve")
    aria_label = _("Approve the chosen comments")
    action_type = "approve"
    action_priority = 10


class Refuse(Decide):
    """Show them nowhere; they are deleted after a month."""

    state = Comment.State.REFUSED
    display_name = _("Refuse")
    aria_label = _("Refuse the chosen comments")
    action_type = "refuse"
    action_priority = 11


class MarkAsSpam(Decide):
    """As refused, and out of sight."""

    state = Comment.State.SPAM
    display_name = _("Spam")
    aria_label = _("Mark the chosen comments as spam")
    action_type = "spam"
    action_priority = 12
