"""Forms without a cookie or a token: the browser itself says which site a request came from."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cms.funnel.visitor.words import say

View = Callable[..., HttpResponseBase]
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def from_our_own_pages(view: View) -> View:
    """Refuse an unsafe request that another site made a browser send.

    Accepted when `Sec-Fetch-Site` is `same-origin` or `none`, else when `Origin` is this very host;
    with neither header it is no browser, and there is nobody to trick.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in SAFE_METHODS or _is_ours(request):
            return view(request, *args, **kwargs)
        return say(
            request,
            _("This form was not sent from our site"),
            _("Open the page on our own site and fill in the form there. Nothing was stored."),
            status=403,
        )

    return guarded


def _is_ours(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
