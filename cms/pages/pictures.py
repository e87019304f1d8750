"""The pictures of a page and of an author: made when it is published, fetched when it is shown."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.lib.pictures import make_picture

# Where a block of the body keeps its picture.
IN_BODY = {"picture": "image", "video": "poster", "call_to_action": "picture"}


def make_renditions(page: Page) -> int:
    """Make what is missing for the pictures of a page; returns for how many it looked."""
    uses = list(_pictures_of(page))
    for image, use in uses:
        make_picture(image, use)
    return len(uses)


def make_portrait(author: Any) -> None:
    """Make what is missing for an author's photo."""
    make_picture(author.photo, "portrait")


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


def pictures_by_id(loaded: Collection[Any], ids: Collection[int] = ()) -> dict[int, Any]:
    """Images with their renditions: some that are there already, others by id, in one query."""
    wanted = {image.pk for image in loaded} | set(ids)
    if not wanted:
        return {}
    by_image: dict[int, list[Any]] = defaultdict(list)
    model = get_image_model().get_rendition_model()
    for rendition in model.objects.filter(image_id__in=wanted).select_related("image"):
        by_image[rendition.image_id].append(rendition)
    found = {pk: renditions[0].image for pk, renditions in by_image.items()}
    if without_any := set(ids) - found.keys():
        found |= get_image_model().objects.in_bulk(without_any)
    for image in [*found.values(), *loaded]:
        image.prefetched_renditions = by_image[image.pk]
    return found


def own_pictures(page: Page) -> list[Any]:
    """The images that the fields of a page name, those of its body left out."""
    author = getattr(page, "author", None)
    return [image for image in (getattr(page, "picture", None), author and author.photo) if image]


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
