"""Pictures in the sizes and formats that the templates print; made on publish, only read after."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from copy import copy
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.images.models import Filter, Picture
from wagtail.models import Page, ReferenceIndex

WIDTHS = {
    "wide": "format-{avif,webp,jpeg}|width-{400,800,1200}",
    "body": "format-{avif,webp,jpeg}|width-{400,800}",
    "portrait": "format-{avif,webp,jpeg}|fill-{96x96,192x192}",
}

# Where a block of the body keeps its picture.
IN_BODY = {"picture": "image", "video": "poster", "call_to_action": "picture"}


def filters_for(use: str) -> list[Filter]:
    """Every rendition that one use of a picture needs."""
    return [Filter(spec=spec) for spec in Filter.expand_spec(WIDTHS[use].split("|"))]


def find_picture(image: Any, use: str) -> Picture | None:
    """The renditions of an image that are there; None unless all are. Makes nothing."""
    filters = filters_for(use)
    found = image.find_existing_renditions(*filters)
    return Picture({f.spec: found[f] for f in filters}) if len(found) == len(filters) else None


def make_renditions(page: Page) -> int:
    """Make what is missing for the pictures of a page; returns for how many it looked."""
    uses = list(_pictures_of(page))
    for image, use in uses:
        image.get_renditions(*filters_for(use))
    return len(uses)


def make_portrait(author: Any) -> None:
    """Make what is missing for an author's photo."""
    if author.photo:
        author.photo.get_renditions(*filters_for("portrait"))


def remake_renditions(image: Any) -> None:
    """Make an image's sizes again for every live page and every author that shows it."""
    from cms.pages.models import Author

    pages = ReferenceIndex.get_references_to(image).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    ids = {int(pk) for pk in pages.values_list("object_id", flat=True)}
    for page in Page.objects.live().filter(pk__in=ids).specific():
        make_renditions(page)
    for author in Author.objects.filter(photo=image):
        make_portrait(author)


def prefetch_renditions(images: Collection[Any]) -> None:
    """Fetch the renditions of many images in one query."""
    if not images:
        return
    by_image: dict[int, list[Any]] = defaultdict(list)
    model = get_image_model().get_rendition_model()
    for rendition in model.objects.filter(image_id__in={image.pk for image in images}):
        by_image[rendition.image_id].append(rendition)
    for image in images:
        # The same image may stand in a page twice, each time with words of its own.
        image.prefetched_renditions = [copy(rendition) for rendition in by_image[image.pk]]
        for rendition in image.prefetched_renditions:
            rendition.image = image


def pictures_in(page: Page) -> list[Any]:
    """Every image of a page; looking into the body costs one query for all."""
    return [image for image, _use in _pictures_of(page)]


def _pictures_of(page: Page) -> Iterator[tuple[Any, str]]:
    if picture := getattr(page, "picture", None):
        yield picture, "wide"
    author = getattr(page, "author", None)
    if author and author.photo:
        yield author.photo, "portrait"
    body = getattr(page, "body", None)
    for block in body or []:
        field = IN_BODY.get(block.block_type)
        if field and block.value[field]:
            yield block.value[field], "body"
