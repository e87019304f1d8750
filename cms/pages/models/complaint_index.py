"""The list of complaints."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from cms.pages.browsing.a_to_z import by_letter
from cms.pages.models.category import Category
from cms.pages.models.public import INTRODUCTION, PublicPage


class ComplaintIndexPage(PublicPage):
    """All articles, by complaint: the shelf that `/klachten/<slug>/` hangs on."""

    sits_at_root = True

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences above the list."),
    )

    template = "pages/complaint_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.ArticlePage"]
    content_panels = [*Page.content_panels, INTRODUCTION]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("list of complaints")
        verbose_name_plural = _("lists of complaints")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The context of every page, with the articles below this one by letter and category."""
        from cms.pages.models.article import ArticlePage

        articles = ArticlePage.summaries(below=self)
        context = super().get_context(request, *args, **kwargs)
        return context | {"letters": by_letter(articles), "categories": _filled(articles)}


def _filled(articles: Sequence[dict[str, Any]]) -> list[tuple[Category, int]]:
    """The categories that have an article, each with their number."""
    numbers = Counter(article["category_id"] for article in articles)
    return [(each, numbers[each.pk]) for each in Category.objects.all() if numbers[each.pk]]
