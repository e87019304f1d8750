"""What happens when a page is published; never on a save, which autosave does all the time."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from cms.pages.pictures import make_renditions


def connect() -> None:
    """Listen for publishing."""
    page_published.connect(on_publish, dispatch_uid="pages.renditions")


def on_publish(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Make all sizes of the page's pictures now, so that no visitor's request has to write."""
    # After the commit: encoding takes seconds, and would hold the write lock of SQLite meanwhile.
    transaction.on_commit(lambda: make_renditions(instance), robust=True)
