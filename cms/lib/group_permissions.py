"""Groups get what is new, once: what an admin takes away from them stays away."""

from collections.abc import Callable, Mapping

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission


def give_what_is_new(
    app: AppConfig, groups: Mapping[str, set[str]], make: Callable[[], None], using: str
) -> None:
    """Let `make` bring the app's permissions forth, and hand out those that were not there yet."""
    ours = Permission.objects.using(using).filter(content_type__app_label=app.label)
    known = set(ours.values_list("pk", flat=True))
    make()
    for name, codenames in groups.items():
        group = Group.objects.using(using).filter(name=name).first()
        if group:
            group.permissions.add(*ours.filter(codename__in=codenames).exclude(pk__in=known))
