"""The newest articles for feed readers, as Atom."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.frame.frames import framed
from cms.lib.caching import public
from cms.pages.addresses import address
from cms.pages.browsing.shelf import home_of
from cms.pages.finding.absolute import absolute
from cms.pages.finding.live import found_below
from cms.pages.models import ArticlePage

MOST = 20
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Asked(NamedTuple):
    """The site that was asked: where its pages begin, and what it is called."""

    home: Page
    name: str


class NewestArticles(Feed):
    """The articles that were published last."""

    feed_type = Atom1Feed
    subtitle = _("The newest articles")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, marked as one that anybody may keep for a moment."""
        response = super().__call__(request, *args, **kwargs)
        public(response)
        return response

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        """The site that was asked."""
        return Asked(home_of(request), framed(request).brand.name)

    def title(self, asked: Asked) -> str:
        """The name of the site."""
        return asked.name

    def link(self) -> str:
        """The site."""
        return absolute("/")

    def feed_url(self) -> str:
        """Its own address, and with it its identity."""
        return absolute(reverse("feed"))

    def items(self, asked: Asked) -> Sequence[ArticlePage]:
        """Newest first, in one query."""
        articles = ArticlePage.objects.select_related("author").order_by("-first_published_at")
        light = "title", "lead", "url_path", "first_published_at", "last_published_at"
        found = found_below(asked.home, articles.exclude(first_published_at=None))
        return list(found.only(*light, "author__name")[:MOST])

    def item_title(self, item: ArticlePage) -> str:
        """The title."""
        return _clean(item.title)

    def item_description(self, item: ArticlePage) -> str:
        """The lead; readers take it for HTML."""
        return escape(_clean(item.lead))

    def item_link(self, item: ArticlePage) -> str:
        """The address."""
        return absolute(address(item.url_path))

    def item_author_name(self, item: ArticlePage) -> str | None:
        """Who wrote it."""
        return _clean(item.author.name) if item.author else None

    def item_pubdate(self, item: ArticlePage) -> datetime | None:
        """When it was published first."""
        return item.first_published_at

    def item_updateddate(self, item: ArticlePage) -> datetime | None:
        """When it was published last."""
        return item.last_published_at


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("", text)
