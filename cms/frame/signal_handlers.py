"""The sizes of a brand's pictures are made when it is saved, never on a visit."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from wagtail.images import get_image_model

SIZES = {
    "logo": "max-480x112|format-webp",
    "icon": "fill-96x96|format-png",
    "share_picture": "fill-1200x630|format-jpeg",
}
MADE = {"logo": "logo_made", "icon": "icon_made", "share_picture": "share_made"}


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.frame.models import SiteBrand

    post_save.connect(on_brand_saved, sender=SiteBrand, dispatch_uid="frame.brand_saved")
    post_save.connect(on_image_saved, sender=get_image_model(), dispatch_uid="frame.image_saved")


def on_brand_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Another picture may have been chosen."""
    # Encoding takes long, and would hold the write lock of SQLite meanwhile.
    transaction.on_commit(lambda: make_sizes(instance), robust=True)


def on_image_saved(sender: type[Any], instance: Any, created: bool, **kwargs: Any) -> None:
    """A new file for an old image took its sizes away."""
    if not created:
        transaction.on_commit(lambda: _make_again(instance), robust=True)


def make_sizes(brand: Any) -> None:
    """Make what is missing, and let the brand point to it."""
    pictures = ((MADE[field], getattr(brand, field), spec) for field, spec in SIZES.items())
    made = {name: image and image.get_rendition(spec) for name, image, spec in pictures}
    if changed := [name for name, rendition in made.items() if getattr(brand, name) != rendition]:
        for name in changed:
            setattr(brand, name, made[name])
        brand.save(update_fields=changed)  # Heard here once more, with nothing left to change.


def _make_again(image: Any) -> None:
    from cms.frame.models import SiteBrand

    shows_it = Q(*((field, image) for field in SIZES), _connector=Q.OR)
    for brand in SiteBrand.objects.filter(shows_it):
        make_sizes(brand)
