"""A decision in the workflow is taken once, however often its button is pressed.

Wagtail reads the article, saves it and only then looks which step it is at. Of two presses at once
the second would save what it read before the first had published, and so unpublish it.
"""

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page


def decide_once(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Let decisions about a page follow one another, each on the page as the last one left it."""
    if not request.POST.get("action-workflow-action") or getattr(request, "has_its_turn", False):
        return None
    request.has_its_turn = True  # type: ignore[attr-defined]
    with transaction.atomic():
        locked = Page.objects.select_for_update().get(pk=page.pk)
        if locked.current_workflow_task_state:
            response: HttpResponseBase = EditView.as_view()(request, page.pk)
            return response
    messages.warning(request, _("This was decided already; the page is as that decision left it."))
    return redirect("wagtailadmin_pages:edit", page.pk)
