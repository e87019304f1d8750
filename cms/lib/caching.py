"""Who may keep a copy of an answer: nobody, unless the view says so."""

from collections.abc import Callable, Collection
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

PUBLIC = "public, max-age=0, s-maxage=60"
FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATED = "private, no-cache"
NEVER_STORED = "private, no-store"


def public(response: HttpResponseBase, reads: Collection[str] = ()) -> HttpResponseBase:
    """Mark an answer that is the same for everyone: shared caches may keep it for a minute.

    `reads` names the parameters of the query that change it.
    """
    response.headers["Cache-Control"] = PUBLIC
    response.reads = frozenset(reads)  # type: ignore[attr-defined]
    return response


def kept_for_ever(response: HttpResponseBase) -> HttpResponseBase:
    """Mark an answer that can never change, as its address says what is in it."""
    response.headers["Cache-Control"] = FOR_EVER
    return response


def revalidated(response: HttpResponseBase) -> HttpResponseBase:
    """Mark a step of a form: the browser's Back button may show it again, nobody else may."""
    response.headers["Cache-Control"] = REVALIDATED
    return response


def never_stored(response: HttpResponseBase) -> HttpResponseBase:
    """Mark a personal page: it is kept nowhere, and search engines are told to stay away."""
    response.headers["Cache-Control"] = NEVER_STORED
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


class PrivateUnlessSaidOtherwise:
    """Answers without a word about caching are private; public ones get an ETag and 304s."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a word about caching."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", NEVER_STORED)
        if response.headers["Cache-Control"] == PUBLIC and isinstance(response, HttpResponse):
            return _with_etag(request, _same_for_everyone(response))
        return response


def _same_for_everyone(response: HttpResponse) -> HttpResponse:
    """Take off whatever another middleware put on for one visitor, such as a mended CSRF cookie."""
    response.cookies.clear()
    varies = [name.strip() for name in response.headers.get("Vary", "").split(",")]
    kept = [name for name in varies if name and name.lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif "Vary" in response.headers:
        del response.headers["Vary"]
    return response


def _with_etag(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    if response.status_code != 200:
        return response
    etag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
