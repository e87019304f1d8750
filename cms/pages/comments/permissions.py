"""Wagtail's own moderators moderate comments as well."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate

from cms.lib.group_permissions import give_what_is_new

MODERATING = {"view_comment", "change_comment", "delete_comment"}


def connect(app_config: AppConfig) -> None:
    """Listen; must be called when the app is ready, before Django's auth app is."""
    post_migrate.connect(give_permissions, sender=app_config, dispatch_uid="pages groups")


def give_permissions(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Make the pages' permissions, and give the moderators those that were not there before."""
    give_what_is_new(
        sender,
        {"Moderators": MODERATING},
        lambda: create_permissions(sender, verbosity=0, using=using),
        using,
    )
