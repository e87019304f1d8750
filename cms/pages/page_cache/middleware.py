"""The outermost layer: answers whoever is nobody in particular, before anything else is asked."""

from collections.abc import Callable, Hashable

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.lib.kept_answers import Answer, KeptAnswers
from cms.pages.page_cache.generation import Generations

TEXTS = "text/", "application/xml", "application/atom+xml", "image/svg+xml"
A_MEGABYTE = 1024 * 1024
LONGEST = 8 * A_MEGABYTE


class PageCache:
    """Keeps gzipped answers that say `public`; one without a session gets them again.

    In each process its own, so that nothing beside the database has to be there. All processes
    look for a change of the site at most a second ago.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PAGE_CACHE_MB:
            raise MiddlewareNotUsed
        self._get_response = get_response
        self._kept = KeptAnswers(int(settings.PAGE_CACHE_MB * A_MEGABYTE))
        self._generation = Generations()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from memory, or let the page be made and remember it."""
        key = key_of(request)
        if key is None:
            return self._get_response(request)
        generation = self._generation()
        answer = self._kept.get(key, generation)
        if answer is None or _reads(answer, request):
            response = self._get_response(request)
            if request.method == "HEAD" or not may_be_kept(response):
                return response
            answer = Answer.of(response)
            if not _reads(answer, request):
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


def may_be_kept(response: HttpResponseBase) -> bool:
    """True for a text that its view calls public, for everyone, and that sets nothing on anybody.

    That is a page, or a style sheet that nobody has zipped beforehand, as on a desk.
    """
    return (
        response.status_code == 200
        and "public" in response.headers.get("Cache-Control", "")
        and response.headers.get("Content-Type", "").startswith(TEXTS)
        and int(response.headers.get("Content-Length", 0)) <= LONGEST
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Content-Encoding")
    )


def _reads(answer: Answer, request: HttpRequest) -> bool:
    return bool(answer.reads) and not answer.reads.isdisjoint(request.GET)
