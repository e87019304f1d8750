"""Where reviews meet the admin: addresses, the history of an article."""

from django.urls import URLPattern
from wagtail import hooks

from cms.pages.reviews import log, staff


def register() -> None:
    """Hang everything up; called once, when the admin gathers its hooks."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_log_actions", log.register)


def addresses() -> list[URLPattern]:
    """The reviews of one article."""
    return staff.urlpatterns
