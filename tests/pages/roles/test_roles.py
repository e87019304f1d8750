"""The groups that are made of the table, and what an admin does to them afterwards."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from wagtail import hooks
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission

from cms.pages.roles.keeping import give_new_rights
from cms.pages.roles.making import make_roles, replace_the_old_groups
from cms.pages.roles.table import BY_NAME_ONLY, MARKETER, MEDICAL_EDITOR, ROLES, WRITER

pytestmark = pytest.mark.django_db
OURS = ("pages", "funnel")


def names_of(permissions: object) -> set[str]:
    return {
        f"{app}.{codename}"
        for app, codename in permissions.values_list("content_type__app_label", "codename")
    }


def held_by(name: str) -> set[str]:
    return names_of(Group.objects.get(name=name).permissions)


def forget(names: set[str]) -> None:
    """As on the day before these permissions came to exist."""
    for name in names:
        app, _dot, codename = name.partition(".")
        Permission.objects.get(content_type__app_label=app, codename=codename).delete()


@pytest.mark.parametrize("role", ROLES, ids=[role.name for role in ROLES])
def test_a_role_names_permissions_that_exist(role: object, db: None) -> None:
    missing = {*role.anywhere, *role.on_pages, *role.in_collections} - names_of(Permission.objects)

    assert missing == set()


def test_everything_that_an_admin_can_give_has_its_role_or_is_given_by_name() -> None:
    offered = set().union(
        *(names_of(hook().distinct()) for hook in hooks.get_hooks("register_permissions"))
    )
    ours = {name for name in offered if name.partition(".")[0] in OURS}

    given = set().union(*(role.anywhere for role in ROLES)) | BY_NAME_ONLY
    assert ours == {name for name in given if name.partition(".")[0] in OURS}


def test_no_role_reads_about_people() -> None:
    assert not [role.name for role in ROLES if role.anywhere & BY_NAME_ONLY]


def test_each_role_gets_its_rights_on_pages_and_collections_and_apart_from_them(
    site: object,
) -> None:
    make_roles(apps)

    for role in ROLES:
        on_pages = GroupPagePermission.objects.filter(group__name=role.name)
        in_collections = GroupCollectionPermission.objects.filter(group__name=role.name)
        assert held_by(role.name) == role.anywhere
        assert {f"wagtailcore.{row.permission.codename}" for row in on_pages} == role.on_pages
        assert in_collections.count() == len(role.in_collections)


def test_made_again_the_roles_stay_as_an_admin_left_them(site: object) -> None:
    make_roles(apps)
    Group.objects.get(name=WRITER.name).permissions.clear()
    make_roles(apps)
    give_new_rights()

    assert held_by(WRITER.name) == set()


def test_a_right_that_is_new_goes_to_the_roles_that_work_with_it_once(site: object) -> None:
    make_roles(apps)
    for name in (WRITER.name, MARKETER.name):
        Group.objects.get(name=name).permissions.clear()
    forget({"funnel.publish_ebook", "pages.add_source", "funnel.view_lead"})
    give_new_rights()
    give_new_rights()

    assert held_by(WRITER.name) == {"pages.add_source"}
    assert held_by(MARKETER.name) == {"funnel.publish_ebook"}


def test_a_site_that_did_away_with_a_role_is_left_alone(site: object) -> None:
    forget({"funnel.publish_ebook"})
    give_new_rights()

    assert not Group.objects.exists()
    assert Permission.objects.filter(codename="publish_ebook").exists()


def test_the_old_groups_go_when_they_are_empty_and_their_work_is_taken_over(site: object) -> None:
    old = [Group.objects.create(name=name) for name in ("Editors", "Moderators")]
    User.objects.create_user("trouw").groups.add(old[0])
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.set(old)
    make_roles(apps)
    replace_the_old_groups(apps)

    assert set(task.groups.values_list("name", flat=True)) == {"Editors", MEDICAL_EDITOR.name}
