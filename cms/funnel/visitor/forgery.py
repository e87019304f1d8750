"""Forms without a cookie or a token: what another site made a browser send is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cms.funnel.visitor.words import say
from cms.lib.origin import is_from_our_own_pages

View = Callable[..., HttpResponseBase]


def from_our_own_pages(view: View) -> View:
    """Let the view answer our own forms only, and explain to everybody else."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_from_our_own_pages(request):
            return view(request, *args, **kwargs)
        return say(
            request,
            _("This form was not sent from our site"),
            _("Open the page on our own site and fill in the form there. Nothing was stored."),
            status=403,
        )

    return guarded
