"""The app of the frame."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrameConfig(AppConfig):
    """Listens for pictures of the brand once the models are there."""

    name = "cms.frame"
    label = "frame"
    verbose_name = _("Site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for what changes a picture."""
        from cms.frame import signal_handlers

        signal_handlers.connect()
