"""What a template needs beside the page itself."""

from typing import Any

from wagtail.models import Page

from cms.funnel.blocks import Targets
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
    targets = Targets(
        self_test_id=getattr(page, "self_test_id", None), ebook_id=getattr(page, "ebook_id", None)
    )
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
