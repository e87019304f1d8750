import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from cms.funnel.admin.permissions import EDITING, MODERATING, give_new_permissions

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups() -> tuple[Group, Group]:
    editors, _made = Group.objects.get_or_create(name="Editors")
    moderators, _made = Group.objects.get_or_create(name="Moderators")
    for group in (editors, moderators):
        group.permissions.clear()
    return editors, moderators


def forget(codenames: set[str]) -> None:
    """As on the day before these permissions came to exist."""
    Permission.objects.filter(content_type__app_label="funnel", codename__in=codenames).delete()


def held(group: Group) -> set[str]:
    ours = group.permissions.filter(content_type__app_label="funnel")
    return set(ours.values_list("codename", flat=True))


def migrate() -> None:
    give_new_permissions(sender=apps.get_app_config("funnel"))


def test_new_permissions_go_to_the_groups_that_work_with_them(
    groups: tuple[Group, Group],
) -> None:
    forget(MODERATING)
    migrate()

    assert held(groups[0]) == EDITING
    assert held(groups[1]) == MODERATING


def test_what_an_admin_took_away_is_not_given_back(groups: tuple[Group, Group]) -> None:
    migrate()

    assert held(groups[0]) == set()


def test_only_the_permission_that_is_new_is_given(groups: tuple[Group, Group]) -> None:
    forget({"change_route", "publish_ebook"})
    migrate()
    migrate()

    assert held(groups[0]) == {"publish_ebook"}
    assert held(groups[1]) == {"change_route", "publish_ebook"}


@pytest.mark.parametrize("codename", ["read_outcomes", "view_lead", "view_delivery"])
def test_nobody_sees_leads_without_being_chosen_for_it(
    groups: tuple[Group, Group], codename: str
) -> None:
    forget({codename})
    migrate()

    assert codename not in held(groups[1])


def test_a_site_without_those_groups_is_left_alone() -> None:
    Group.objects.all().delete()
    forget(EDITING)
    migrate()

    assert not Group.objects.exists()
    assert Permission.objects.filter(codename="publish_selftest").exists()
