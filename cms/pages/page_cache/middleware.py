"""The outermost layer: answers whoever is nobody in particular, before anything else is asked."""

from collections.abc import Callable, Hashable
from typing import TypeGuard

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cms.lib.caching import PUBLIC
from cms.lib.kept_answers import Answer, KeptAnswers
from cms.pages.page_cache.generation import Generations

A_MEGABYTE = 1024 * 1024


class PageCache:
    """Keeps gzipped answers that say `public`; one without a session gets them again.

    In each process its own, so that nothing beside the database has to be there. All processes
    look for a change of the site at most a second ago.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._kept = KeptAnswers(int(settings.PAGE_CACHE_MB * A_MEGABYTE))
        self._generation = Generations() if settings.PAGE_CACHE_MB else int

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from memory, or let the page be made and remember it."""
        key = key_of(request)
        if key is None:
            return self._get_response(request)
        generation = self._generation()
        answer = self._kept.get(key, generation)
        if answer is None or _reads(answer, request):
            response = self._get_response(request)
            if not may_be_kept(response):
                return response
            answer = Answer.of(response)
            if request.method == "GET" and not _reads(answer, request):
                self._kept.keep(key, generation, answer)
        return answer.to(request)


def key_of(request: HttpRequest) -> Hashable | None:
    """What tells pages apart; None for whoever may get an answer of their own.

    Most of a query is not for us (`utm_source`, `gclid`): it does not tell pages apart.
    """
    if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    try:
        return request.scheme, request.get_host(), request.path
    except DisallowedHost:
        return None


def may_be_kept(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """True for a whole page that its view calls public and that sets nothing on anybody."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and response.headers.get("Cache-Control") == PUBLIC
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Content-Encoding")
    )


def _reads(answer: Answer, request: HttpRequest) -> bool:
    return bool(answer.reads) and not answer.reads.isdisjoint(request.GET)
