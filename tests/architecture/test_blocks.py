"""Every block that an editor meets explains itself and has a template that exists."""

from collections.abc import Iterator

import pytest
from django.template.loader import get_template
from wagtail import blocks

from cms.funnel import blocks as funnel_blocks
from cms.pages.blocks import BodyBlock


def _body() -> Iterator[tuple[str, blocks.Block]]:
    yield from BodyBlock().child_blocks.items()


@pytest.mark.parametrize(("name", "block"), list(_body()), ids=lambda each: str(each)[:20])
def test_a_body_block_has_icon_description_template_and_preview(
    name: str, block: blocks.Block
) -> None:
    assert block.meta.icon not in ("", "placeholder"), name
    assert str(getattr(block.meta, "description", "")), name
    assert get_template(block.meta.template)
    assert block.meta.template.endswith(f"/{name}_block.html")
    assert block.is_previewable


@pytest.mark.parametrize(("name", "block"), list(_body()), ids=lambda each: str(each)[:20])
def test_a_fresh_item_of_a_list_is_open_to_write_in(name: str, block: blocks.Block) -> None:
    lists = [
        child
        for child in getattr(block, "child_blocks", {}).values()
        if isinstance(child, blocks.ListBlock)
    ]

    assert not any(child.meta.collapsed for child in lists), name


def test_the_four_ways_into_the_funnel_are_in_the_body() -> None:
    kinds = {name: type(block) for name, block in _body()}

    assert kinds["self_test"] is funnel_blocks.SelfTestBlock
    assert kinds["call_to_action"] is funnel_blocks.CallToActionBlock
    assert kinds["ebook"] is funnel_blocks.EbookBlock
    assert kinds["trial"] is funnel_blocks.TrialBlock
