"""The app of the pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Listens for publishing once the models are there."""

    name = "cms.pages"
    label = "pages"
    verbose_name = _("Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for what is published or changed, and for the rights that a new database needs."""
        from cms.pages import signal_handlers
        from cms.pages.page_cache import changes
        from cms.pages.reviews import signal_handlers as reviews
        from cms.pages.roles import keeping

        signal_handlers.connect()
        reviews.connect()
        changes.connect()
        keeping.connect(self)
