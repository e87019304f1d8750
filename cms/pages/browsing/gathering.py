"""The stories that a page of experiences shows, in a query for each kind."""

from typing import Any

from wagtail.models import Page

from cms.pages.addresses import address
from cms.pages.browsing.stories import Story

OF_ARTICLE = ("title", "url_path", "category__slug", "category__title")


def stories_below(home: Page) -> list[Story]:
    """Those in public articles, the newest article first."""
    from cms.pages.models import ArticlePage, Experience

    public = ArticlePage.objects.live().public().descendant_of(home)
    rows = (
        Experience.objects.filter(article__in=public)
        .order_by("-article__first_published_at", "article", "position")
        .values_list("name", "age", "text", "origin", *(f"article__{each}" for each in OF_ARTICLE))
    )
    return [Story(*row[:4], *_placed(*row[4:])) for row in rows]


def stories_on(page: Any) -> list[Story]:
    """Those that were written on the page itself, with the article that each names."""
    from cms.pages.models import ArticlePage

    told = [block["value"] for block in page.stories.raw_data]
    named = {story["article"] for story in told if story.get("article")}
    public = ArticlePage.objects.live().public().filter(pk__in=named)
    rows = public.values_list("pk", *OF_ARTICLE) if named else ()
    places = {pk: _placed(*place) for pk, *place in rows}
    return [_told(each, *places.get(each.get("article"), ())) for each in told]


def _told(value: dict[str, Any], *place: str) -> Story:
    return Story(value["name"], value.get("age"), value["text"], value["origin"], *place)


def _placed(title: str, url_path: str, slug: str | None, category: str | None) -> tuple[str, ...]:
    return title, address(url_path), slug or "", category or ""
