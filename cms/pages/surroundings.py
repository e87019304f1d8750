"""What a template needs beside the page itself."""

from typing import Any

from wagtail.models import Page

from cms.funnel.blocks import Choice, Targets
from cms.pages.contents import contents_of
from cms.pages.mentions import ids_in, source_ids, texts_of
from cms.pages.pictures import pictures_in, prefetch_renditions
from cms.pages.places import Places
from cms.pages.references import References

STREAMS = ("key_points", "body")


def surroundings(page: Page) -> dict[str, Any]:
    """Menu, breadcrumb, contents, references, pictures and funnel targets, in few light queries."""
    raw = {name: list(getattr(page, name).raw_data) for name in STREAMS if hasattr(page, name)}
    linked = {pk for text in texts_of(raw) for pk in ids_in(text, "page")}
    places = Places(page, linked)
    prefetch_renditions(pictures_in(page))
    targets = nearest_targets(page)
    blocks = [block for stream in raw.values() for block in stream]
    return {
        "places": places,
        "menu": places.menu,
        "footer_links": places.footer_links,
        "breadcrumb": places.breadcrumb,
        "contents": contents_of(raw.get("body", [])),
        "targets": targets,
        "references": References(source_ids(blocks), lambda: places.urls, targets),
    }


def nearest_targets(page: Page) -> Targets:
    """Where calls of this page lead: its own choice goes before that of its category."""
    choices = [Choice.of("page", page)]
    if category := getattr(page, "category", None):
        choices.append(Choice.of("category", category))
    return Targets(*choices)
