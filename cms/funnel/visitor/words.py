"""A page with one clear sentence, for whenever there is nothing else to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.lib.caching import never_stored


def say(
    request: HttpRequest,
    title: str,
    text: str,
    *,
    status: int,
    link: dict[str, str] | None = None,
) -> HttpResponse:
    """Say what is the matter and what to do; `link` has `url` and `label`."""
    response = render(
        request,
        "funnel/message_page.html",
        {
            "title": title,
            "text": text,
            "link": link or {"url": "/", "label": _("To the home page")},
        },
        status=status,
    )
    never_stored(response)
    return response
