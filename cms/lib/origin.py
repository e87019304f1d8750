"""Where a form came from, as the browser itself says: no cookie and no token are needed."""

from urllib.parse import urlsplit

from django.http import HttpRequest

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def is_from_our_own_pages(request: HttpRequest) -> bool:
    """False for an unsafe request that another site made a browser send.

    Accepted when `Sec-Fetch-Site` is `same-origin` or `none`, else when `Origin` is this very host;
    with neither header it is no browser, and there is nobody to trick.
    """
    if request.method in SAFE_METHODS:
        return True
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
