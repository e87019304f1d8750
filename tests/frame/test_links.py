"""From what editors chose to links."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cms.frame.blocks import LinkBlock, ProfileBlock
from cms.frame.links import Link, columns_in, pages_in, resolved

PAGES = {7: SimpleNamespace(title="Klachten", url="/klachten/")}


@pytest.mark.parametrize(
    ("link", "here", "found"),
    [
        ({"page": 7, "label": ""}, "/", [Link("Klachten", "/klachten/")]),
        ({"page": 7, "label": "Lees"}, "/", [Link("Lees", "/klachten/")]),
        ({"page": 7}, "/klachten/rug/", [Link("Klachten", "/klachten/", current=True)]),
        ({"page": 8, "label": "Weg"}, "/", []),
        ({"page": None, "address": "/", "label": "Start"}, "/a/", [Link("Start", "/")]),
        ({"address": "/", "label": "Start"}, "/", [Link("Start", "/", current=True)]),
        ({"address": "tel:1", "label": "Bel"}, "/", [Link("Bel", "tel:1")]),
        ({}, "/", []),
    ],
)
def test_a_link_leads_to_a_live_page_or_an_address(
    link: dict[str, Any], here: str, found: list[Link]
) -> None:
    assert resolved([link], PAGES, here) == found


def test_every_form_in_which_wagtail_keeps_a_list_is_read() -> None:
    link = {"page": 7}
    kept = {"type": "item", "id": "x", "value": link}
    stream = [{"type": "column", "value": {"title": "Over", "links": [link, kept]}}]

    assert columns_in(stream) == [("Over", [link, link])]
    assert pages_in([link, {"page": None}]) == {7}


@pytest.mark.parametrize(
    ("address", "label", "wrong"),
    [
        ("", "Lees", "page"),
        ("javascript:alert(1)", "Lees", "address"),
        ("//elders.nl", "Lees", "address"),
        ("data:text/html,x", "Lees", "address"),
        ("https:// x", "Lees", "address"),
        ("/zoeken/", "", "label"),
    ],
)
def test_a_link_that_cannot_be_right_is_refused_where_it_is_wrong(
    address: str, label: str, wrong: str
) -> None:
    block = LinkBlock()

    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"page": None, "address": address, "label": label}))

    assert list(refusal.value.block_errors) == [wrong]


@pytest.mark.parametrize(
    "address", ["/zoeken/", "#top", "https://elders.nl/x", "mailto:post@example.nl", "tel:112"]
)
def test_an_address_that_leads_somewhere_is_taken(address: str) -> None:
    block = LinkBlock()

    assert block.clean(block.to_python({"address": address, "label": "Daar"}))


def test_a_profile_elsewhere_begins_with_https() -> None:
    block = ProfileBlock()

    with pytest.raises(ValidationError):
        block.clean(block.to_python({"label": "x", "address": "javascript://x%0aalert(1)"}))
