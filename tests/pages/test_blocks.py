"""Every block speaks to the editor, shows itself and prints."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from wagtail import blocks

from cms.pages.blocks import BodyBlock, KeyPointsBlock

BODY, KEY_POINTS = BodyBlock(), KeyPointsBlock()
NAMES = {
    "heading", "text", "picture", "quote", "care_card", "tip", "faq", "source", "related",
    "self_test", "call_to_action", "ebook", "trial", "video", "table", "experiences",
}  # fmt: skip


def table(**parts: Any) -> dict[str, Any]:
    whole = {
        "caption": "Wat helpt",
        "columns": [{"type": "text", "heading": "Hoe vaak"}],
        "rows": [{"values": ["<p>Elke dag</p>"]}],
    }
    return whole | parts


ALL = [
    pytest.param(block, id=name)
    for name, block in [*BODY.child_blocks.items(), *KEY_POINTS.child_blocks.items()]
]


def test_the_body_offers_these_blocks_under_these_names() -> None:
    assert set(BODY.child_blocks) == NAMES


@pytest.mark.parametrize("block", ALL)
def test_every_block_has_an_icon_a_label_a_description_and_a_template(block: blocks.Block) -> None:
    get_template(block.meta.template)

    assert block.meta.icon != "placeholder"
    assert block.label
    assert block.get_description()


@pytest.mark.django_db
@pytest.mark.parametrize("block", ALL)
def test_every_block_can_be_previewed(block: blocks.Block, admin_client: Any) -> None:
    response = admin_client.get(f"/admin/block-preview/?id={block.definition_prefix}")

    assert block.is_previewable
    assert response.status_code == 200
    assert 'href="/static/css/site.css"' in response.content.decode()


def shown(name: str, value: Any, **context: Any) -> str:
    block = BODY.child_blocks[name]
    return " ".join(block.render(block.to_python(value), context).split())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("heading", {"text": "Wat helpt?", "level": 3}, '<h3 class="heading">Wat helpt?</h3>'),
        ("text", "<p>Beweeg <b>rustig</b>.</p>", "<p>Beweeg <b>rustig</b>.</p>"),
        ("quote", {"text": "Ik lach weer.", "who": "Joke"}, "<figcaption>– Joke</figcaption>"),
        (
            "care_card",
            {"urgency": "emergency", "title": "Verlamd?", "text": "<p>Bel.</p>"},
            'class="care-card care-card-emergency"',
        ),
        ("tip", {"text": "<p>Rek je uit.</p>"}, "<p>Rek je uit.</p>"),
        ("picture", {"missing": "nek-foto"}, ""),
        (
            "faq",
            {"items": [{"question": "Mag dat?", "answer": "<p>Ja.</p>"}]},
            "<summary><h3>Mag dat?</h3></summary> <p>Ja.</p>",
        ),
        (
            "related",
            {"title": "Ook lezen", "items": [{"text": "Hoofdpijn"}]},
            "<li>Hoofdpijn</li>",
        ),
        (
            "table",
            table(),
            '<th scope="col">Hoe vaak</th></tr> </thead> <tbody> <tr><td><p>Elke dag</p></td>',
        ),
        (
            "experiences",
            {"items": [{"name": "Joke", "text": "<p>Beter.</p>", "origin": "made_up"}]},
            "Verzonnen, naar wat veel mensen ons vertellen.",
        ),
        (
            "experiences",
            {"items": [{"name": "Joke", "age": 61, "text": "", "origin": "consent"}]},
            "<strong>Joke, 61</strong>",
        ),
    ],
)
def test_a_block_prints_what_was_written(name: str, value: Any, expected: str) -> None:
    assert expected in shown(name, value)


@pytest.mark.django_db
def test_a_care_card_says_its_urgency_in_words() -> None:
    value = {"urgency": "urgent", "title": "Koorts", "text": "<p>Bel vandaag.</p>"}

    assert "care-card-urgency" in shown("care_card", value)


@pytest.mark.django_db
def test_what_an_editor_types_is_never_markup() -> None:
    printed = shown("quote", {"text": "<script>alert(1)</script>", "who": "<b>"})

    assert "<script>" not in printed
    assert "&lt;b&gt;" in printed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("picture", {"image": None, "caption": "", "missing": ""}),
        (
            "related",
            {"title": "", "items": [{"text": "", "page": None}]},
        ),
        ("table", None),
        ("table", table(caption="")),
        ("table", table(columns=[{"type": "text", "heading": " "}])),
    ],
)
def test_a_block_that_says_nothing_is_refused_at_publishing_and_kept_in_a_draft(
    name: str, value: Any
) -> None:
    block = BODY.child_blocks[name]

    block.clean_deferred(block.to_python(value))
    with pytest.raises(ValidationError):
        block.clean(block.to_python(value))
