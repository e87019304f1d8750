"""What people tell: the stories of all articles, and those that were written down here."""

from functools import cache
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.lib.caching import public
from cms.pages.blocks.experiences import ToldHereBlock
from cms.pages.browsing.gathering import stories_below, stories_on
from cms.pages.browsing.stories import on_shelf, shelves_of
from cms.pages.mentions import ids_in
from cms.pages.models.public import INTRODUCTION, PublicPage
from cms.pages.places import urls_of
from cms.pages.references import References

ON_A_PAGE = 24
CATEGORY, NUMBER = "categorie", "pagina"


class ExperiencesPage(PublicPage):
    """Fills itself from the articles; a reader chooses a category by a plain link."""

    sits_at_root = True

    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One or two sentences above the stories: whose are they?"),
    )
    stories = StreamField(
        [("story", ToldHereBlock())],
        verbose_name=_("experiences"),
        blank=True,
        help_text=_("These stand first. Experiences in articles follow by themselves."),
    )

    template = "pages/experiences_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, INTRODUCTION, "stories"]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("stories")]

    class Meta:
        verbose_name = _("experiences page")
        verbose_name_plural = _("experiences pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, which another category or number makes another page."""
        return public(super().serve(request, *args, **kwargs), reads={CATEGORY, NUMBER})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The context of every page, with some of the stories and the categories they are in."""
        context = super().get_context(request, *args, **kwargs)
        every = [*stories_on(self), *stories_below(self.get_parent())]
        category = request.GET.get(CATEGORY, "")
        shelves = shelves_of(every)
        shown = Paginator(on_shelf(every, category), ON_A_PAGE).get_page(request.GET.get(NUMBER))
        linked = {pk for story in shown for pk in ids_in(story.text, "page")}
        return context | {
            "shelves": shelves,
            "shelf": next((each for each in shelves if each.slug == category), None),
            "shown": shown,
            "references": References((), cache(lambda: urls_of(linked)), context["targets"]),
        }
