"""On the admin's home: how many comments wait for somebody to read them."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.site_summary import SummaryItem

from cms.pages.models import Comment


class WaitingComments(SummaryItem):
    """The number, with the way to the queue."""

    order = 400
    template_name = "pages/admin/comments_waiting.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Only those that nobody decided about."""
        return {"waiting": Comment.objects.filter(state=Comment.State.WAITING).count()}

    def is_shown(self) -> bool:
        """For those who may decide."""
        return self.request.user.has_perm("pages.change_comment")
