"""What changes a page that visitors see, and so begins a new generation.

Pages and whatever else knows drafts change when they are published. All other things that show on
a page change when they are saved.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.models import DraftStateMixin, Page
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from cms.lib.daily import new_day
from cms.pages.models import Comment, Generation
from cms.pages.page_cache import proxies

# Beside our own models and every kind of settings.
OF_OTHERS = {
    "funnel.ConsentText",
    "funnel.SelfTestVersion",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtaildocs.Document",
    "wagtailimages.Image",
}
# Of our own models, what no visitor sees.
UNSEEN = {"pages.ImportedPost"}


def connect() -> None:
    """Listen; called once, when the app is ready."""
    for signal in (page_published, page_unpublished, post_page_move, published, unpublished):
        signal.connect(on_publishing, dispatch_uid="pages.page_cache")
    post_save.connect(on_save, dispatch_uid="pages.page_cache")
    post_delete.connect(on_delete, dispatch_uid="pages.page_cache")
    new_day.connect(on_new_day, dispatch_uid="pages.page_cache")


def on_publishing(instance: Any, **_kwargs: Any) -> None:
    """A page or a snippet appears, changes, moves or leaves."""
    _changed(instance)


def on_save(sender: type[Model], instance: Any, created: bool, **_kwargs: Any) -> None:
    """Something was saved that has no drafts."""
    # What a visitor writes is seen by nobody before staff say so: no flood of it empties the cache.
    if not has_drafts(sender) and shows(sender) and not (created and sender is Comment):
        _changed(instance)


def on_delete(sender: type[Model], instance: Any, **_kwargs: Any) -> None:
    """Something is gone, published or not."""
    if has_drafts(sender) or shows(sender):
        _changed(instance)


def on_new_day(**_kwargs: Any) -> None:
    """What a date decides is decided anew."""
    Generation.begin()


def has_drafts(model: type[Model]) -> bool:
    """True for what changes when it is published, and not each time that it is saved."""
    return issubclass(model, DraftStateMixin)


def shows(model: type[Model]) -> bool:
    """True for whatever may be seen on some page."""
    if model.__module__ == "__fake__":  # Of a migration, in whose time our own table may not exist.
        return False
    label = model._meta.label
    if label in UNSEEN:
        return False
    return label.startswith("pages.") or label in OF_OTHERS or issubclass(model, AbstractSetting)


def _changed(instance: Any) -> None:
    Generation.begin()
    page = instance.article if isinstance(instance, Comment) else instance
    if isinstance(page, Page):
        proxies.purge_around(page)
