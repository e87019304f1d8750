"""What the funnel hears: a published test is frozen, a published cover gets its sizes."""

from datetime import datetime
from typing import Any

from wagtail.images.models import Filter
from wagtail.signals import published

from cms.lib.daily import new_day

COVER = "format-{avif,webp,jpeg}", "width-{240,480}"  # As components/cover.html prints it.


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.funnel.models import Ebook, SelfTest

    published.connect(_freeze_what_was_published, sender=SelfTest, dispatch_uid="freeze a test")
    published.connect(_size_the_cover, sender=Ebook, dispatch_uid="size a cover")
    new_day.connect(_forget_what_has_had_its_time, dispatch_uid="purge the funnel")


def _freeze_what_was_published(instance: Any, **_kwargs: Any) -> None:
    from cms.funnel.models.versions import freeze

    if instance.live:  # A publication for later is announced now, and once more at its time.
        freeze(instance)


def _size_the_cover(instance: Any, **_kwargs: Any) -> None:
    """Make every size now: a visitor's look at the page should write nothing."""
    if instance.cover:
        specs = Filter.expand_spec(list(COVER))
        instance.cover.get_renditions(*(Filter(spec=spec) for spec in specs))


def _forget_what_has_had_its_time(now: datetime, **_kwargs: Any) -> None:
    from cms.funnel.leads.purge import purge_expired

    purge_expired(now)
