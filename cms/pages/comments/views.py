"""Where a comment arrives, and where its writer goes from there. No cookie, no session."""

from django.db.models import BigIntegerField
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.lib.caching import never_stored, public
from cms.lib.origin import is_from_our_own_pages
from cms.pages.addresses import address
from cms.pages.comments.form import read
from cms.pages.comments.taking import take
from cms.pages.models import ArticlePage


@csrf_exempt  # The origin is checked instead: a cached page holds no token.
@require_http_methods(["GET", "HEAD", "POST"])
def comment_on(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """Take a comment on an article; whoever only looks is sent to the article."""
    article = _find(article_id)
    if article is None:
        return _gone(request)
    if request.method != "POST":
        return _see_other(f"{address(article.url_path)}#reacties")
    if refusal := _refusal(request, article):
        return never_stored(refusal)
    form = read(request.POST.dict())
    if form.errors:
        context = {"article": article, "form": form}
        return never_stored(render(request, "pages/comments_page.html", context, status=422))
    take(article, form)
    return _see_other(reverse("comments:thanks", args=[article.pk]))


@require_safe
def thanks(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """The same page for everyone who commented, whatever became of it."""
    article = _find(article_id)
    if article is None:
        return _gone(request)
    title = _("Thank you, we read along")
    text = _("We read every comment before it appears below the article. That may take a day.")
    return public(_notice(request, title, text, 200, article))


def _find(article_id: int) -> ArticlePage | None:
    if article_id > BigIntegerField.MAX_BIGINT:
        return None  # No database could look for it.
    return ArticlePage.objects.live().public().filter(pk=article_id).first()


def _refusal(request: HttpRequest, article: ArticlePage) -> HttpResponse | None:
    if not is_from_our_own_pages(request):
        title = _("This form was not sent from our site")
        text = _("Open the page on our own site and fill in the form there. Nothing was stored.")
    elif not article.comments_open:
        title = _("Commenting is closed here")
        text = _("This article takes no new comments. Nothing was stored.")
    else:
        return None
    return _notice(request, title, text, 403, article)


def _gone(request: HttpRequest) -> HttpResponseBase:
    text = _("It may have moved, or may not be open at the moment.")
    return never_stored(_notice(request, _("This article is not here"), text, 404))


def _notice(
    request: HttpRequest, title: str, text: str, status: int, article: ArticlePage | None = None
) -> HttpResponse:
    context = {"title": title, "text": text, "back": article and address(article.url_path)}
    return render(request, "pages/comments_notice_page.html", context, status=status)


def _see_other(to: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": to})
