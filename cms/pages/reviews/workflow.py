"""The way of an article from writer to reader: somebody of the trade signs, then it is public."""

from collections.abc import Callable
from typing import Any

from cms.pages.roles.table import MEDICAL_EDITOR

WORKFLOW = "Schrijven, nakijken, publiceren"
TASK = "Medisch nakijken"
WAGTAILS_OWN = "Moderators approval"


def build_workflow(get_model: Callable[[str], Any]) -> Any:
    """Make the workflow and hand it the whole site; what is there is left as it is.

    `get_model` finds a model by its label, today's or that of a migration. A workflow that staff
    chose for the whole site stays; only Wagtail's own gives way.
    """
    group, _made = get_model("auth.Group").objects.get_or_create(name=MEDICAL_EDITOR.name)
    workflow, made = get_model("wagtailcore.Workflow").objects.get_or_create(name=WORKFLOW)
    if made:
        task = _task(get_model)
        task.groups.add(group)
        steps = get_model("wagtailcore.WorkflowTask").objects
        steps.create(workflow=workflow, task=task, sort_order=0)
    _hand_over(get_model, workflow)
    return workflow


def drop_wagtails_own(get_model: Callable[[str], Any]) -> None:
    """Take away the workflow that Wagtail made, unless it has a place or a history."""
    own = get_model("wagtailcore.Workflow").objects.filter(name=WAGTAILS_OWN)
    own.filter(workflow_pages=None, workflow_content_types=None, workflow_states=None).delete()
    tasks = get_model("wagtailcore.GroupApprovalTask").objects.filter(name=WAGTAILS_OWN)
    tasks.filter(workflow_tasks=None, task_states=None).delete()


def _task(get_model: Callable[[str], Any]) -> Any:
    tasks = get_model("pages.MedicalReviewTask").objects
    kinds = get_model("contenttypes.ContentType").objects
    kind, _made = kinds.get_or_create(app_label="pages", model="medicalreviewtask")
    return tasks.filter(name=TASK).first() or tasks.create(name=TASK, content_type=kind)


def _hand_over(get_model: Callable[[str], Any], workflow: Any) -> None:
    root = get_model("wagtailcore.Page").objects.filter(depth=1).first()
    places = get_model("wagtailcore.WorkflowPage").objects
    if root is None:
        return
    place = places.filter(page_id=root.pk).first()
    if place is None:
        places.create(page_id=root.pk, workflow=workflow)
    elif place.workflow.name == WAGTAILS_OWN:
        places.filter(page_id=root.pk).update(workflow=workflow)
