"""Groups get what is new, once: what an admin takes away from them stays away."""

from collections.abc import Callable, Mapping, Set

from django.contrib.auth.models import Group, Permission


def give_what_is_new(groups: Mapping[str, Set[str]], make: Callable[[], None], using: str) -> None:
    """Let `make` bring permissions forth, and hand out those that were not there yet.

    `groups` says, by the name of a group, which permissions it works with, as `app.codename`.
    """
    rows = Permission.objects.using(using)
    known = set(rows.values_list("pk", flat=True))
    make()
    new = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in rows.select_related("content_type")
        if row.pk not in known
    }
    for group in Group.objects.using(using).filter(name__in=groups) if new else ():
        group.permissions.add(*(new[name] for name in groups[group.name] & new.keys()))
