"""The page for a fault of ours, in the frame of the site if that still works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler of a fault; its own, which knows no site, is what remains."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # Whatever is broken may break the frame too.
        return defaults.server_error(request)
