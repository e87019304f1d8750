"""What a template needs beside the page itself."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.funnel.blocks import Choice, Targets
from cms.lib.chosen import Rows, ids_by_model, opened_with
from cms.pages.contents import contents_of
from cms.pages.mentions import ids_in, source_ids, texts_of
from cms.pages.pictures import own_pictures, pictures_by_id
from cms.pages.places import Places
from cms.pages.references import References

STREAMS = ("key_points", "body")
NONE: Mapping[type[Model], Collection[int]] = MappingProxyType({})


def surroundings(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Menu, footer, way back, contents, references, pictures, targets, in few light queries."""
    raw = {name: list(getattr(page, name).raw_data) for name in STREAMS if hasattr(page, name)}
    body = raw.get("body", [])
    chosen = ids_by_model(page.body.stream_block, body) if body else {}
    linked = {pk for text in texts_of(raw) for pk in ids_in(text, "page")}
    places = Places(page, request, linked | chosen.get(Page, set()))
    targets = nearest_targets(page, chosen)
    blocks = [block for stream in raw.values() for block in stream]
    references = References(source_ids(blocks), lambda: places.urls, targets)
    covers = targets.covers() if any(block["type"] == "ebook" for block in body) else []
    pictures = pictures_by_id([*own_pictures(page), *covers], chosen.get(get_image_model(), ()))
    if body:
        with opened_with(_rows(places, references, targets, pictures)):
            list(page.body)
    return {
        "places": places,
        "menu": places.menu,
        "footer": places.footer,
        "breadcrumb": places.breadcrumb,
        "contents": contents_of(body),
        "targets": targets,
        "references": references,
    }


def nearest_targets(page: Page, chosen: Mapping[type[Model], Collection[int]] = NONE) -> Targets:
    """Where calls of this page lead: its own choice goes before that of its category."""
    choices = [Choice.of("page", page)]
    if category := getattr(page, "category", None):
        choices.append(Choice.of("category", category))
    return Targets(*choices, named=chosen)


def _rows(
    places: Places, references: References, targets: Targets, pictures: Mapping[int, Any]
) -> dict[type[Model], Rows]:
    from cms.pages.models import Source

    return {
        Page: lambda: places.by_id,
        Source: lambda: references.named,
        get_image_model(): lambda: pictures,
        **targets.by_model,
    }
