"""The frame in every template that is rendered for a request."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cms.frame.frames import framed


def frame(request: HttpRequest) -> dict[str, Any]:
    """`brand`, and the `footer` of pages that find none themselves; nothing is asked before use."""
    found = SimpleLazyObject(lambda: framed(request))
    return {
        "brand": SimpleLazyObject(lambda: found.brand),
        "footer": SimpleLazyObject(lambda: found.footer()),
    }
