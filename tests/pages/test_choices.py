"""The lists behind the editor's two buttons."""

from typing import Any

import pytest
from django.test import Client

from cms.pages.models import Source

pytestmark = pytest.mark.django_db


def titles(client: Client, address: str, **query: Any) -> list[str]:
    return [choice["title"] for choice in client.get(address, query).json()["choices"]]


def test_sources_are_found_by_words_of_title_and_authors(admin_client: Client) -> None:
    Source.objects.create(title="Nekpijn bij kantoorwerk", authors="De Vries", year=2019)
    Source.objects.create(title="Nekpijn en slaap", authors="Bakker")

    found = titles(admin_client, "/admin/pages/source-choices/", q="vries nek")

    assert found == ["Nekpijn bij kantoorwerk (2019)"]


def test_the_chosen_source_is_always_in_the_list(admin_client: Client) -> None:
    Source.objects.bulk_create(Source(title=f"A{number:03d}") for number in range(100))
    chosen = Source.objects.create(title="Z")

    assert "Z" in titles(admin_client, "/admin/pages/source-choices/", id=chosen.pk)


@pytest.mark.parametrize("kind", ["self_test", "ebook", "trial", "onzin", ""])
def test_every_kind_of_link_has_a_list_though_it_may_be_empty(
    admin_client: Client, kind: str
) -> None:
    assert titles(admin_client, "/admin/pages/funnel-choices/", kind=kind) == []


def test_nobody_else_sees_the_lists(client: Client) -> None:
    assert client.get("/admin/pages/source-choices/").status_code == 302
