"""Who may say that a text was checked."""

from typing import Any

from wagtail.models import Page


def may_have_signed(article: Page, user: Any) -> bool:
    """True for who may put the text before readers, and so may vouch for who checked it."""
    may_publish: bool = article.permissions_for_user(user).can_publish()
    return may_publish
