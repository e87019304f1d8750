"""Who writes and who checks, and what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cms.pages.browsing.shelf import home_of, show
from cms.pages.models import ArticlePage, Author
from cms.pages.pictures import pictures_by_id


@require_safe
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody's photo and training; what they wrote, and what they checked."""
    author = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    home = home_of(request)
    pictures_by_id([author.photo] if author.photo else [])
    articles = ArticlePage.summaries(below=home, author=author)
    reviewed = ArticlePage.summaries(below=home, reviews__reviewer=author, reviews__shown=True)
    found = {"author": author, "articles": articles, "reviewed": reviewed}
    return show(request, "pages/author_page.html", home, author.name, found)
