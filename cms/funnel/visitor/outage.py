"""When the database is away: a page that keeps what was typed, and a button to press again."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from cms.lib.caching import NEVER_STORED

AWAY = (OperationalError, InterfaceError)
SECONDS_TO_WAIT = "5"


class SafeToPressAgain:
    """Turns a database that cannot be reached into a 503 page that reads no database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, even when something before the view finds the database away."""
        try:
            return self.get_response(request)
        except AWAY:
            return busy(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view found the database away; staff pages keep Django's own answer."""
        is_staff_page = request.path.startswith("/admin/")
        return busy(request) if isinstance(exception, AWAY) and not is_staff_page else None


def busy(request: HttpRequest) -> HttpResponse:
    """The page itself; what was posted stands in it, ready to be sent again."""
    kept = [(name, value) for name, values in request.POST.lists() for value in values]
    page = render_to_string(
        "funnel/busy_page.html", {"kept": kept, "action": request.path}, request
    )
    headers = {"Cache-Control": NEVER_STORED, "Retry-After": SECONDS_TO_WAIT}
    return HttpResponse(page, status=503, headers=headers)
