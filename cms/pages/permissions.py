"""Wagtail's own editors keep what articles are made with; its moderators also moderate comments."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate

from cms.lib.group_permissions import give_what_is_new

KEPT = ("author", "category", "source")
EDITING = {f"{verb}_{noun}" for verb in ("add", "change") for noun in KEPT}
MODERATING = (
    EDITING
    | {f"{verb}_comment" for verb in ("view", "change", "delete")}
    | {f"delete_{noun}" for noun in KEPT}
    | {"change_checksettings"}
)


def connect(app_config: AppConfig) -> None:
    """Listen; must be called when the app is ready, before Django's auth app is."""
    post_migrate.connect(give_permissions, sender=app_config, dispatch_uid="pages groups")


def give_permissions(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Make the pages' permissions, and give the groups those that were not there before."""
    give_what_is_new(
        sender,
        {"Editors": EDITING, "Moderators": MODERATING},
        lambda: create_permissions(sender, verbosity=0, using=using),
        using,
    )
