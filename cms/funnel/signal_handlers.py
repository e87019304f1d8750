"""What the funnel hears: a published test is frozen."""

from typing import Any

from wagtail.signals import published


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.funnel.models import SelfTest

    published.connect(_freeze_what_was_published, sender=SelfTest, dispatch_uid="freeze a test")


def _freeze_what_was_published(instance: Any, **_kwargs: Any) -> None:
    from cms.funnel.models.versions import freeze

    freeze(instance)
