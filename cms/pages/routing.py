"""From an address to its page, in one query for an article and two for anything else."""

from collections.abc import Sequence
from functools import cache

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail import views
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms.pages.addresses import OLD_QUERIES
from cms.pages.closed import DEEPEST, above
from cms.pages.models import ArticlePage, Comment
from cms.pages.reviews.joining import with_review


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, told at once which page is meant: no page here routes by itself."""
    site = Site.find_for_request(request)
    steps = [step for step in path.split("/") if step]
    if not steps and _is_moved(request):
        raise Http404  # the redirects look at what is not found, and at nothing else
    page = find_page(site.root_page, steps) if site else None
    found = RouteResult(page) if page and page.live else None
    # Where Wagtail looks before it walks from parent to child, with queries for every step.
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    response: HttpResponseBase = views.serve(request, path)
    return response


def _is_moved(request: HttpRequest) -> bool:
    """Whether the home page is asked for another one, as WordPress did: `/?p=12`."""
    if not any(request.GET.get(name, "").isdecimal() for name in OLD_QUERIES):
        return False
    asked = Redirect.normalise_path(request.get_full_path())
    return Redirect.objects.filter(old_path=asked).exists()


def find_page(root: Page, steps: Sequence[str]) -> Page | None:
    """The page at this address below `root`, live or not; None when there is none."""
    if len(steps) > DEEPEST:
        return None
    wanted = {
        "slug": steps[-1] if steps else root.slug,
        "url_path": "/".join([root.url_path.rstrip("/"), *steps, ""]),
    }
    depth = root.depth + len(steps)
    # Most visits are to an article, and an article is always deeper than one step.
    if len(steps) > 1 and (article := _articles(depth).filter(**wanted).first()):
        return article
    page = Page.objects.annotate(may_be_closed=Exists(_closing(depth))).filter(**wanted).first()
    if page:
        page.specific.may_be_closed = page.may_be_closed
    return page and page.specific


# Built once for each depth, as building takes longer than asking; whoever filters gets a copy.
@cache
def _articles(depth: int) -> QuerySet[ArticlePage]:
    approved = Comment.objects.filter(article=OuterRef("pk"), state=Comment.State.APPROVED)
    articles: QuerySet[ArticlePage] = ArticlePage.objects.select_related(
        "author__photo", "category", "picture"
    ).annotate(has_comments=Exists(approved), may_be_closed=Exists(_closing(depth)))
    return with_review(articles)


def _closing(depth: int) -> QuerySet[Page]:
    """What may close it; an alias may have the restriction of its source, so Wagtail is asked."""
    return above(depth).filter(Q(view_restrictions__isnull=False) | Q(alias_of__isnull=False))
