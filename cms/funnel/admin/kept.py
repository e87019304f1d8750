"""Views for what stays once people have used it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet

from cms.funnel.admin.policies import is_used


class KeptDeleteView(DeleteView):
    """Says why something cannot be deleted, and what to do instead."""

    edit_url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead back to the editor when somebody depends on it."""
        if self.user_has_permission("delete") and is_used(self.object):
            words = _("“%(title)s” is in use, so it stays. Unpublish it instead.")
            messages.error(request, words % {"title": self.object})
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class KeptViewSet(SnippetViewSet):
    """A snippet with drafts that is taken offline rather than deleted."""

    delete_view_class = KeptDeleteView
    copy_view_enabled = True
