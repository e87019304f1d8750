"""What the pages hear: a publication, a changed picture, a new day.

Pictures are made on publishing and on a change of the picture, never on a visit.

Pages are heard when they are published, not when they are saved: autosave does that all the time.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.signals import init_new_page, page_published

from cms.lib.daily import new_day
from cms.pages.blocks.first_care_card import start_with_care
from cms.pages.models import Generation
from cms.pages.pictures import make_portrait, make_renditions, remake_renditions


def connect() -> None:
    """Listen; called once, when the app is ready."""
    from cms.pages.models import ArticlePage, Author, Source

    init_new_page.connect(start_with_care, dispatch_uid="pages.start_with_care")
    page_published.connect(on_publish, dispatch_uid="pages.page_published")
    page_published.connect(
        on_article_published, sender=ArticlePage, dispatch_uid="pages.experiences"
    )
    post_save.connect(on_author_saved, sender=Author, dispatch_uid="pages.author_saved")
    post_save.connect(on_source_saved, sender=Source, dispatch_uid="pages.source_saved")
    post_save.connect(on_image_saved, sender=get_image_model(), dispatch_uid="pages.image_saved")
    new_day.connect(on_new_day, dispatch_uid="pages.new_day")


def on_publish(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Make all sizes of the page's pictures now, so that no visitor's request has to write."""
    _after_commit(lambda: make_renditions(instance))


def on_article_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """What people tell in it stands on the page of experiences from now on."""
    from cms.pages.models import Experience

    Experience.copy_from(instance)


def on_author_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """An author may get another photo while articles are live."""
    _after_commit(lambda: make_portrait(instance))


def on_image_saved(sender: type[Any], instance: Any, created: bool, **kwargs: Any) -> None:
    """A new file for an old image took all its sizes away."""
    if not created:
        _after_commit(lambda: remake_renditions(instance))


def on_source_saved(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """Another link is one that nobody looked at yet."""
    from cms.pages.models import LinkVisit

    LinkVisit.follow(instance.pk, instance.link)


def on_new_day(now: datetime, **kwargs: Any) -> None:
    """What was refused or spam has had its time; links may have died."""
    from cms.pages.comments.moderation import purge
    from cms.pages.tasks import ring, visit_links

    purge(now)
    if settings.VISIT_LINKS:
        ring(visit_links)


def _after_commit(make: Callable[[], Any]) -> None:
    # Encoding takes seconds, and would hold the write lock of SQLite meanwhile.
    transaction.on_commit(make, robust=True)
    Generation.begin()  # Until now, pages showed the picture as it was uploaded.
