"""What the funnel hears: a published test is frozen, a published cover gets its sizes."""

from typing import Any

from wagtail.images.models import Filter
from wagtail.signals import published

COVER = "format-{avif,webp,jpeg}", "width-{240,480}"  # As components/cover.html prints it.


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.funnel.models import Ebook, SelfTest

    published.connect(_freeze_what_was_published, sender=SelfTest, dispatch_uid="freeze a test")
    published.connect(_size_the_cover, sender=Ebook, dispatch_uid="size a cover")


def _freeze_what_was_published(instance: Any, **_kwargs: Any) -> None:
    from cms.funnel.models.versions import freeze

    if instance.live:  # A publication for later is announced now, and once more at its time.
        freeze(instance)


def _size_the_cover(instance: Any, **_kwargs: Any) -> None:
    """Make every size now: a visitor's look at the page should write nothing."""
    if instance.cover:
        specs = Filter.expand_spec(list(COVER))
        instance.cover.get_renditions(*(Filter(spec=spec) for spec in specs))
