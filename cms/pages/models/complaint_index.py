"""The list of complaints."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

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
        """The context of every page, with the articles below this one."""
        from cms.pages.models.article import ArticlePage

        context = super().get_context(request, *args, **kwargs)
        return context | {"articles": ArticlePage.summaries(below=self)}
