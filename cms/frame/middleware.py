"""Every answer to a visitor stands in the frame of its site, and speaks as that site does."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from cms.frame.frames import frame_for

# Staff have a language of their own; files, stylesheets and health checks have none.
WITHOUT_FRAME = ("/admin/", "/documents/", "/healthz/", "/media/", "/merk/", "/static/")


class InFrame:
    """Puts the frame on the request and activates the site's form of address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the site that was asked does."""
        if request.path_info.startswith(WITHOUT_FRAME):
            return self.get_response(request)
        frame = frame_for(request)
        request.frame = frame  # type: ignore[attr-defined]
        with translation.override(frame.brand.language):
            return self.get_response(request)
