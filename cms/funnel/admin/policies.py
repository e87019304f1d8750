"""Who may do what in the admin, beyond the permissions that groups hold."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

# Rows that keep something in the house: links that people hold, and proofs of what they got.
KEEPERS = ("versions", "grants", "enrolments", "routes")


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Rows that the funnel writes: staff may look, and nobody may write, whoever they are."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """True for looking only."""
        return action == "view" and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Those who may look."""
        lookers: QuerySet[Any] = super().users_with_any_permission(set(actions) & {"view"})
        return lookers


class AddingPolicy(ModelPermissionPolicy):
    """Rows that stay as they were written: staff add the next one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """True for looking and adding only."""
        return action in ("view", "add") and bool(super().user_has_permission(user, action))


class KeptPolicy(ModelPermissionPolicy):
    """What people have used stays: it can be taken offline, never deleted."""

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: models.Model
    ) -> bool:
        """Deleting asks more than the permission: nobody may depend on it."""
        if action == "delete" and is_used(instance):
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


def is_used(instance: models.Model) -> bool:
    """True when rows that must stay refer to it."""
    kept = (getattr(instance, name, None) for name in KEEPERS)
    return any(rows.exists() for rows in kept if rows is not None)


def permissions_to_add(model: type[models.Model]) -> QuerySet[Permission]:
    """What a group can be given for a model whose rows are only ever added."""
    content_type = ContentType.objects.get_for_model(model)
    name = model._meta.model_name
    return Permission.objects.filter(
        content_type=content_type, codename__in=[f"view_{name}", f"add_{name}"]
    )


def permissions_to_look(model: type[models.Model]) -> QuerySet[Permission]:
    """What a group can be given for a model that is never written by hand."""
    meta = model._meta
    own = [codename for codename, _name in meta.permissions]
    content_type = ContentType.objects.get_for_model(model)
    return Permission.objects.filter(
        content_type=content_type, codename__in=[f"view_{meta.model_name}", *own]
    )
