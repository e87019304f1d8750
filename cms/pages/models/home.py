"""The front door."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.lib.caching import public
from cms.pages.addresses import OLD_QUERIES, address
from cms.pages.blocks import BodyBlock
from cms.pages.models.public import INTRODUCTION, PublicPage

MOST_AT_HOME = 12


class HomePage(PublicPage):
    """Says in one sentence what is here, and leads to the complaints."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences: what can a visitor do here?"),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    template = "pages/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.ComplaintIndexPage", "pages.ExperiencesPage", "pages.StandardPage"]
    content_panels = [*Page.content_panels, INTRODUCTION, "picture", "body"]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; an old address in its query is for a redirect, and no copy of it answers."""
        return public(super().serve(request, *args, **kwargs), reads=OLD_QUERIES)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The context of every page, with the newest articles and the way to all of them."""
        from cms.pages.models.article import ArticlePage
        from cms.pages.models.complaint_index import ComplaintIndexPage

        context = super().get_context(request, *args, **kwargs)
        shelves = ComplaintIndexPage.objects.live().public().descendant_of(self).order_by("path")
        shelf = shelves.values_list("url_path", flat=True).first()
        return context | {
            "articles": ArticlePage.summaries(below=self, newest=MOST_AT_HOME),
            "a_to_z": shelf and address(shelf),
        }
