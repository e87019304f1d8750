"""From an old address to the new one, as Wagtail's redirects tell; never in a circle."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseNotFound
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

MOST_HOPS = 5

# Asked by hand: as a middleware it would come after a page of help that nobody gets to see.
_old_addresses = RedirectMiddleware(lambda request: HttpResponseNotFound())


def moved(request: HttpRequest) -> HttpResponseBase | None:
    """The way to where the page is now, if anybody ever said so."""
    response: HttpResponseBase = _old_addresses.process_response(request, HttpResponseNotFound())
    if response.status_code == 404 or _goes_round(request, response.headers["Location"]):
        return None
    return response


def _goes_round(request: HttpRequest, target: str) -> bool:
    """True when following the redirects leads back here, or never ends."""
    seen = {_normal(request.get_full_path()), _normal(request.path)}
    for _hop in range(MOST_HOPS):
        if urlsplit(target).netloc not in ("", request.get_host()):
            return False
        path = _normal(urlsplit(target).path)
        if path in seen:
            return True
        seen.add(path)
        further = get_redirect(request, path)
        if further is None or further.redirect_page_id or not further.link:
            return False
        target = further.link
    return True


def _normal(path: str) -> str:
    normal: str = Redirect.normalise_path(path)
    return normal
