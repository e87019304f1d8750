"""The complaints of one category."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cms.funnel.blocks import Choice, Targets
from cms.pages.browsing.shelf import home_of, show
from cms.pages.models import ArticlePage, Category, ComplaintIndexPage


@require_safe
def category_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What the category is about, its articles, and the test that goes with them."""
    category = get_object_or_404(Category, slug=slug)
    home = home_of(request)
    index = ComplaintIndexPage.objects.live().descendant_of(home).order_by("path").first()
    found = {
        "category": category,
        "articles": ArticlePage.summaries(below=home, category=category),
        "self_test": Targets(Choice.of("category", category)).self_test(),
    }
    return show(request, "pages/category_page.html", index or home, category.title, found)
