"""What each role meets in the admin: every address answers, and the menu has no dead end."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu

from cms.pages.roles.table import ADMINISTRATOR, MARKETER, MEDICAL_EDITOR, ROLES, WRITER, Role
from tests.pages.roles.addresses import admin_addresses
from tests.pages.roles.conftest import ADDRESS, READERS_WORDS, Someone

pytestmark = pytest.mark.django_db

HOME = "/admin/"
ANSWERS = {200, 302, 403, 404, 405}
EDITORS = {MEDICAL_EDITOR, ADMINISTRATOR}
MARKETING = {MARKETER, ADMINISTRATOR}
REACHED_BY: dict[str, set[Role]] = {
    "wagtailadmin_explore_root": set(ROLES),
    "pages_checks": set(ROLES),
    "pages_backlog": set(ROLES),
    "pages_reviews": set(ROLES),
    "wagtailsnippets_pages_author:add": {WRITER, *EDITORS},
    "wagtailsnippets_pages_source:list": {WRITER, *EDITORS},
    "wagtailsnippets_pages_source:add": {WRITER, *EDITORS},
    "wagtailsnippets_pages_category:add": EDITORS,
    "wagtailsnippets_pages_category:list": {MARKETER, *EDITORS},
    "wagtailsnippets_pages_comment:list": EDITORS,
    "wagtailsnippets_funnel_selftest:list": {MEDICAL_EDITOR, *MARKETING},
    "wagtailsnippets_funnel_selftest:add": MARKETING,
    "wagtailsnippets_funnel_ebook:add": MARKETING,
    "wagtailsnippets_funnel_trial:add": MARKETING,
    "wagtailsnippets_funnel_route:add": MARKETING,
    "deliveries:index": MARKETING,
    "contacts:index": MARKETING,
    "drifts:index": MARKETING,
    "leads:index": set(),
    "lead_accesses:index": set(),
    "consent_texts:index": MARKETING,
    "twin:index": set(),
    "wagtailusers_users:index": {ADMINISTRATOR},
    "wagtailusers_groups:add": {ADMINISTRATOR},
    "wagtailsites:index": {ADMINISTRATOR},
    "wagtailredirects:index": {ADMINISTRATOR},
    "wagtailadmin_workflows:index": {ADMINISTRATOR},
    "wagtailadmin_collections:index": {ADMINISTRATOR},
}
# What people told us in confidence, wherever it may stand.
READ_BY = {READERS_WORDS: EDITORS, ADDRESS.encode(): set()}
each_role = pytest.mark.parametrize("role", ROLES, ids=[role.name for role in ROLES])


@each_role
def test_every_address_of_the_admin_answers(
    role: Role, someone: Someone, everything: SimpleNamespace
) -> None:
    client, kept = someone(role), [words for words, who in READ_BY.items() if role not in who]
    client.raise_request_exception = False

    answers = {address: client.get(address) for address in admin_addresses(everything)}

    assert [a for a, answer in answers.items() if answer.status_code not in ANSWERS] == []
    assert [a for a, it in answers.items() if not it.get("Location", HOME).startswith(HOME)] == []
    assert [a for a, it in answers.items() if any(words in _content(it) for words in kept)] == []


@each_role
def test_a_role_reaches_what_it_works_with_and_nothing_else(role: Role, someone: Someone) -> None:
    client = someone(role)

    reached = {name for name in REACHED_BY if client.get(reverse(name)).status_code == 200}

    assert reached == {name for name, roles in REACHED_BY.items() if role in roles}


@each_role
def test_no_item_of_the_menu_is_a_dead_end(role: Role, someone: Someone) -> None:
    client = someone(role)

    items = list(_items(admin_menu, User.objects.get(username=role.name)))

    assert len(items) > 8
    for item in items:
        answer = client.get(item.url, follow=True)
        assert answer.status_code == 200, item.url
        assert answer.request["PATH_INFO"] != HOME, item.url


def test_a_writer_hands_in_and_a_medical_editor_publishes(
    someone: Someone, everything: SimpleNamespace
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[everything.article.pk])

    written, reviewed = (
        someone(role).get(edit).content.decode() for role in (WRITER, MEDICAL_EDITOR)
    )

    assert 'name="action-publish"' not in written
    assert 'name="action-publish"' in reviewed
    assert 'data-workflow-action-name="approve"' in reviewed


def test_a_marketer_sees_that_a_mail_went_wrong_and_not_who_waits_for_it(
    someone: Someone, everything: SimpleNamespace
) -> None:
    client = someone(MARKETER)

    for index in ("deliveries:index", "contacts:index"):
        page = client.get(reverse(index)).content.decode()
        assert "/admin/leads/" not in page


def _content(answer: Any) -> bytes:
    return b"" if answer.streaming else bytes(answer.content)


def _items(menu: Any, user: User) -> Iterator[Any]:
    """The items that lead somewhere on this site, those of submenus too."""
    request = RequestFactory().get(HOME)
    request.user = user
    for item in menu.menu_items_for_request(request):
        if hasattr(item, "menu"):
            yield from _items(item.menu, user)
        elif item.url.startswith(HOME):
            yield item
