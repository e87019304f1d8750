"""The step of the workflow at which somebody of the trade signs."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState


class MedicalReviewState(TaskState):
    """An article at this step, and in whose name it was approved."""

    reviewer = models.ForeignKey(
        "pages.Author",
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("medical review in progress")
        verbose_name_plural = _("medical reviews in progress")


class MedicalReviewTask(AbstractGroupApprovalTask):
    """A group approves; for an article that is a sign-off in the name of a person of the trade."""

    task_state_class = MedicalReviewState

    class Meta:
        verbose_name = _("medical review")
        verbose_name_plural = _("medical reviews")

    @classmethod
    def get_description(cls) -> Any:
        """What an administrator reads who makes a workflow."""
        return _("Members of the chosen groups sign for the reviewer that they name")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Approving an article always asks who checked it."""
        from cms.pages.models.article import ArticlePage

        page = obj.specific if isinstance(obj, Page) else obj
        # Wagtail tells a task nowhere else which page and person its form is about.
        self._asked = page, user
        actions = super().get_actions(obj, user)
        if not actions or not isinstance(page, ArticlePage):
            return actions
        reject = next(action for action in actions if action[0] == "reject")
        return [reject, ("approve", _("Approve and sign"), True)]

    def get_form_for_action(self, action: str) -> Any:
        """For an article the form that names the reviewer."""
        from cms.pages.reviews.approving import form_for

        if action != "approve":
            return super().get_form_for_action(action)
        return lambda *data: form_for(self._asked, *data)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve what was read, and nothing that came in between."""
        from cms.pages.reviews.approving import approve

        if action_name == "approve":
            return approve(task_state, user, **kwargs)
        return super().on_action(task_state, user, action_name, **kwargs)
