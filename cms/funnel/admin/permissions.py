"""Wagtail's own groups may write what visitors meet; what an admin takes away stays away.

Leads and what was sent to them are for those whom an admin chooses: nobody gets to see them by
default.
"""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from wagtail import hooks
from wagtail.snippets.models import create_extra_permissions

from cms.lib.group_permissions import give_what_is_new

WRITTEN = ("selftest", "ebook", "trial")
EDITING = {f"{verb}_{noun}" for verb in ("add", "change", "publish") for noun in WRITTEN}
MODERATING = EDITING | {f"{verb}_route" for verb in ("add", "change", "delete")}
GROUPS = {"Editors": EDITING, "Moderators": MODERATING}


def connect(app_config: AppConfig) -> None:
    """Listen; must be called when the app is ready, before Django's auth app is."""
    post_migrate.connect(give_new_permissions, sender=app_config, dispatch_uid="funnel groups")


def give_new_permissions(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Make the funnel's permissions, and give the groups those that were not there before."""

    def make() -> None:
        hooks.search_for_hooks()  # Snippets say there that they can be published.
        create_permissions(sender, verbosity=0, using=using)
        create_extra_permissions(apps.get_app_config("wagtailsnippets"), using=using)

    give_what_is_new(sender, GROUPS, make, using)
