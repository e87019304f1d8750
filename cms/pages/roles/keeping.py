"""Rights that come to exist go to the roles that work with them, once."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from wagtail import hooks
from wagtail.snippets.models import create_extra_permissions

from cms.lib.group_permissions import give_what_is_new
from cms.pages.roles.table import ROLES


def connect(app_config: AppConfig) -> None:
    """Listen; must be called when the app is ready, before Django's auth app is."""
    post_migrate.connect(give_new_rights, sender=app_config, dispatch_uid="roles")


def give_new_rights(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Make the permissions of all that the roles work with, and give the roles what is new."""

    def make() -> None:
        hooks.search_for_hooks()  # Snippets say there that they can be published.
        for label in sorted(frozenset().union(*(role.apps for role in ROLES))):
            create_permissions(apps.get_app_config(label), verbosity=0, using=using)
        create_extra_permissions(apps.get_app_config("wagtailsnippets"), using=using)

    give_what_is_new({role.name: role.anywhere for role in ROLES}, make, using)
