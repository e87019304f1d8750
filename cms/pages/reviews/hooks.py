"""Where reviews meet the admin: the history of an article."""

from wagtail import hooks

from cms.pages.reviews import log


def register() -> None:
    """Hang everything up; called once, when the admin gathers its hooks."""
    hooks.register("register_log_actions", log.register)
