"""What is still to be mended, in the admin: most read first, and done when somebody says so."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cms.pages.models import ImportedPost

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("baas", "baas@x.example", "x"))
    return client


def listed(client: Client, query: str) -> str:
    return client.get(reverse("pages_backlog") + query).content.decode()


def test_open_articles_are_listed_with_the_most_read_first(
    bring_in: Callable[..., str], staff: Client
) -> None:
    bring_in()

    html = listed(staff, "?state=open")

    assert html.index("Rugpijn door stress") < html.index("Nekpijn door stress")
    assert html.index("Nekpijn door stress") < html.index("Schouderpijn door stress")
    assert "Kaakpijn, een schets" not in html
    assert "Kaakpijn, een schets" in listed(staff, "?state=done")
    assert "Kaakpijn, een schets" in listed(staff, "")


def test_an_article_shows_its_report_and_can_be_marked_as_mended(
    bring_in: Callable[..., str], staff: Client
) -> None:
    bring_in()
    post = ImportedPost.objects.get(number=101)
    address = reverse("pages_backlog_post", args=[post.pk])

    html = staff.get(address).content.decode()
    staff.post(address, {"mended": "yes"})

    assert "contact-form-7" in html
    assert reverse("wagtailadmin_pages:edit", args=[post.page_id]) in html
    assert "Rugpijn door stress" not in listed(staff, "?state=open")
    staff.post(address, {"mended": "no"})
    assert "Rugpijn door stress" in listed(staff, "?state=open")


def test_looking_changes_nothing(bring_in: Callable[..., str], staff: Client) -> None:
    bring_in()
    post = ImportedPost.objects.get(number=101)

    staff.get(reverse("pages_backlog_post", args=[post.pk]), {"mended": "yes"})

    post.refresh_from_db()
    assert post.mended_at is None


def test_the_list_can_be_taken_along(bring_in: Callable[..., str], staff: Client) -> None:
    bring_in()

    answer = staff.get(reverse("pages_backlog"), {"export": "csv", "state": "open"})

    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert rows[1].startswith("Rugpijn door stress,https://www.oude-praktijk.example/")
    assert "4200" in rows[1]


def test_who_may_not_edit_the_pages_sees_none_of_it(
    bring_in: Callable[..., str], client: Client
) -> None:
    bring_in()
    client.force_login(get_user_model().objects.create_user("lezer"))
    post = ImportedPost.objects.get(number=101)

    for address in (reverse("pages_backlog"), reverse("pages_backlog_post", args=[post.pk])):
        answer = client.post(address, {"mended": "yes"})
        assert answer.status_code in (302, 403)
    post.refresh_from_db()
    assert post.mended_at is None


def test_the_report_stands_in_the_menu_once_something_came_in(
    bring_in: Callable[..., str], staff: Client
) -> None:
    address = reverse("pages_backlog")
    assert address not in staff.get(reverse("wagtailadmin_home")).content.decode()

    bring_in()

    assert address in staff.get(reverse("wagtailadmin_home")).content.decode()
