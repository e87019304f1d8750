"""Pictures in the sizes and formats that templates print; a visit reads them and makes none."""

from functools import cache
from typing import Any

from wagtail.images.models import Filter, Picture

WIDTHS = {
    "wide": "format-{avif,webp,jpeg}|width-{400,800,1200}",
    "body": "format-{avif,webp,jpeg}|width-{400,800}",
    "portrait": "format-{avif,webp,jpeg}|fill-{96x96,192x192}",
    "cover": "format-{avif,webp,jpeg}|width-{240,480}",
}


@cache
def filters_for(use: str) -> tuple[Filter, ...]:
    """Every rendition that one use of a picture needs; read once, as that takes Wagtail a while."""
    return tuple(Filter(spec=spec) for spec in Filter.expand_spec(WIDTHS[use].split("|")))


def find_picture(image: Any, use: str) -> Picture | None:
    """The renditions of an image that are there; None unless all are. Makes nothing."""
    filters = filters_for(use)
    found = image.find_existing_renditions(*filters)
    return Picture({f.spec: found[f] for f in filters}) if len(found) == len(filters) else None


def make_picture(image: Any, use: str) -> None:
    """Make what is missing for one use of an image."""
    if image:
        image.get_renditions(*filters_for(use))
