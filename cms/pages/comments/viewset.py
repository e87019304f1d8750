"""The moderation queue: to read, to answer and to decide; readers write, staff never add."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.pages.models import Comment


class WrittenByReaders(ModelPermissionPolicy):
    """Nobody adds a comment in the admin, whoever they are."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """True for what the user's groups may do, save adding."""
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(Comment, WrittenByReaders(Comment))


class CommentViewSet(SnippetViewSet):
    """Comments, newest first; the filter finds those that wait."""

    model = Comment
    icon = "comment"
    copy_view_enabled = False
    list_filter = ["state", "suspicion"]
    search_fields = ["name", "text"]
    list_display: list[Any] = [
        "name",
        Column("text", label=_("Comment"), accessor=lambda it: Truncator(it.text).chars(120)),
        Column("article", label=_("Article"), sort_key="article__title"),
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            sort_key="state",
            primary=lambda it: it.state == Comment.State.WAITING,
        ),
        Column("get_suspicion_display", label=_("Set apart because of"), sort_key="suspicion"),
        DateColumn("created_at", label=_("Written"), sort_key="created_at"),
    ]
    edit_handler = ObjectList(
        [
            *(
                FieldPanel(name, read_only=True)
                for name in ("article", "name", "text", "suspicion", "created_at")
            ),
            "state",
            "reply",
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """With their articles, in one query."""
        return Comment.objects.select_related("article")

    def register_chooser_viewset(self) -> None:
        """No list to choose from: it would show everybody in the admin what readers wrote."""
