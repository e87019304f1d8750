"""What the links of a page mean: pages, funnel targets and sources, each in one light query."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.html import escape
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter

from cms.funnel.blocks import Targets
from cms.pages.rich_text.anchors import mark_sources

if TYPE_CHECKING:
    from cms.pages.models import Source

NO_LINK = "<a>"


@dataclass(frozen=True)
class Numbered:
    """A source with its number on this page."""

    number: int
    pk: int
    title: str
    url: str
    authors: str
    year: int | None
    publisher: str

    @property
    def anchor(self) -> str:
        """Where the list of sources names it."""
        return f"bron-{self.number}"


class References:
    """Turns the stored form of rich text into what a visitor sees, for one page at a time."""

    def __init__(
        self,
        source_ids: Iterable[int] = (),
        page_urls: Callable[[], Mapping[int, str]] = dict,
        targets: Targets | None = None,
    ) -> None:
        self._source_ids = list(dict.fromkeys(source_ids))
        self._page_urls = page_urls
        self._targets = targets or Targets()

    @cached_property
    def named(self) -> Mapping[int, "Source"]:
        """Every source that this page names, also those that are still to be filled in."""
        from cms.pages.models import Source

        if not self._source_ids:
            return {}
        light = "title", "url", "doi", "pmid", "authors", "year", "publisher", "status"
        return Source.objects.only(*light).in_bulk(self._source_ids)

    @cached_property
    def sources(self) -> list[Numbered]:
        """The checked sources of this page, numbered in the order of the text."""
        named = [self.named[pk] for pk in self._source_ids if pk in self.named]
        checked = (each for each in named if each.status == each.Status.CHECKED)
        return [
            Numbered(n, each.pk, each.title, each.link, each.authors, each.year, each.publisher)
            for n, each in enumerate(checked, 1)
        ]

    @cached_property
    def _numbers(self) -> dict[int, Numbered]:
        return {source.pk: source for source in self.sources}

    def source(self, pk: int | None) -> Numbered | None:
        """A source's place on this page; None while it is still to be filled in."""
        return self._numbers.get(pk or 0)

    def expand(self, html: str) -> str:
        """Rich text for the front end."""
        if "linktype=" not in html and "<embed" not in html:
            return html
        html = mark_sources(html, self.source)
        return self._embed_rewriter(self._link_rewriter(html))

    @cached_property
    def _link_rewriter(self) -> LinkRewriter:
        rules = {
            linktype: handler.expand_db_attributes_many
            for linktype, handler in features.get_link_types().items()
        }
        return LinkRewriter(
            bulk_rules=rules | {"page": self._to_pages, "funnel": self.funnel_links}
        )

    @cached_property
    def _embed_rewriter(self) -> EmbedRewriter:
        return EmbedRewriter(
            bulk_rules={
                embedtype: handler.expand_db_attributes_many
                for embedtype, handler in features.get_embed_types().items()
            }
        )

    def _to_pages(self, links: list[dict[str, str]]) -> list[str]:
        urls = self._page_urls()
        found = (urls.get(_number(link.get("id"))) for link in links)
        return [f'<a href="{escape(url)}">' if url else NO_LINK for url in found]

    def funnel_links(self, links: list[dict[str, str]]) -> list[str]:
        """The opening tags of links into the funnel."""
        return [self._funnel_link(link.get("kind", ""), _number(link.get("id"))) for link in links]

    def _funnel_link(self, kind: str, pk: int) -> str:
        find = {
            "self_test": lambda: self._targets.self_test(pk or None),
            "ebook": lambda: self._targets.ebook(pk or None),
            "trial": self._targets.trial,
        }.get(kind)
        target = find and find()
        return f'<a class="funnel-link" href="{escape(target.url)}">' if target else NO_LINK


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
