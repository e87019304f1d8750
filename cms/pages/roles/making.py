"""Make the groups of the roles. Works on historical models, so that a migration can call it."""

from typing import Any

from django.apps.registry import Apps

from cms.pages.roles.table import MEDICAL_EDITOR, ROLES, Role

BEFORE = ("Editors", "Moderators")  # What Wagtail makes for a site that has no roles of its own.


def make_roles(apps: Apps) -> None:
    """Make each group that is not there yet; one that is there stays as its admin wants it."""
    groups = apps.get_model("auth", "Group").objects
    for role in ROLES:
        group, is_new = groups.get_or_create(name=role.name)
        if is_new:
            _equip(apps, group, role)


def replace_the_old_groups(apps: Apps) -> None:
    """Let the medical editor approve what Wagtail's moderators did; drop its groups when empty."""
    groups = apps.get_model("auth", "Group").objects
    approving = groups.get(name=MEDICAL_EDITOR.name)
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects
    for task in tasks.filter(groups__name__in=BEFORE).distinct():
        task.groups.add(approving)
    groups.filter(name__in=BEFORE, user=None).delete()


def _equip(apps: Apps, group: Any, role: Role) -> None:
    group.permissions.add(*(_permission(apps, name) for name in role.anywhere))
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    for name in role.on_pages:
        apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
            group=group, page=root, permission=_permission(apps, name)
        )
    top = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name in role.in_collections:
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.create(
            group=group, collection=top, permission=_permission(apps, name)
        )


def _permission(apps: Apps, name: str) -> Any:
    """The row; on a new database Django makes it after the migrations only, which is too late."""
    app, _dot, codename = name.partition(".")
    verb, _line, model = codename.rpartition("_")
    content_type, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    permission, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {verb} {model}"}
    )
    return permission
