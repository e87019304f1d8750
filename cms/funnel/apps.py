"""The funnel as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FunnelConfig(AppConfig):
    """What visitors walk: test, outcome, e-book, trial."""

    name = "cms.funnel"
    label = "funnel"
    verbose_name = _("Funnel")

    def ready(self) -> None:
        """Listen for what is published, and for a new day."""
        from cms.funnel import signal_handlers
        from cms.funnel.rewriting import refuse_rewriting

        signal_handlers.connect()
        post_migrate.connect(refuse_rewriting, sender=self, dispatch_uid="refuse rewriting")
