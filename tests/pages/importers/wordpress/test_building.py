"""Page builders: what they store, and the plain HTML that says the same."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.importers.wordpress.building import elementor, shortcodes
from cms.pages.importers.wordpress.building.flattening import flatten
from cms.pages.importers.wordpress.building.shortcodes import attributes
from cms.pages.importers.wordpress.reading.values import Item

BUTTON = '<p><a class="wegwijzer-button" href="{}">{}</a></p>'
FLAT = {
    "blank lines": ("Een.\n\nTwee.", "<p>Een.</p><p>Twee.</p>"),
    "a line break": ("Een.\nTwee.", "<p>Een.<br/>Twee.</p>"),
    "text beside blocks": ("<h2>Kop</h2>\nZin.", "<h2>Kop</h2><p>Zin.</p>"),
    "text inside a box": ("<div>Een.\n\nTwee.</div>", "<div><p>Een.</p><p>Twee.</p></div>"),
    "blocks stay": ("<!-- wp:html -->\n<p>Een.</p>\n<!-- /wp:html -->", "<p>Een.</p>"),
    "a block that is used again": ('<!-- wp:block {"ref":7} /-->', "<p>Overal.</p>"),
    "words in brackets": ("Zie [1] en [sic].", "<p>Zie [1] en [sic].</p>"),
    "a caption": (
        '[caption width="9"]<img src="a.jpg"/> Zo.[/caption]',
        '<figure><img src="a.jpg"/><figcaption>Zo.</figcaption></figure>',
    ),
    "a gallery": (
        '[gallery ids="3,4"]',
        '<figure><img alt="" src="attachment:3"/></figure>'
        '<figure><img alt="" src="attachment:4"/></figure>',
    ),
    "a video on a line": (
        "https://youtu.be/abcdefghijk",
        '<iframe src="https://youtu.be/abcdefghijk"></iframe>',
    ),
    "a button of WPBakery": (
        '[vc_row][vc_btn title="Ga" link="url:https%3A%2F%2Fx.nl%2Ftest|title:T"][/vc_row]',
        BUTTON.format("https://x.nl/test", "Ga"),
    ),
    "curled quotes": ("[vc_btn title=”Ga” link=”/test”]", BUTTON.format("/test", "Ga")),
    "a question of WPBakery": (
        '[vc_toggle title="Kan dat?"]Ja.[/vc_toggle]',
        "<details><summary>Kan dat?</summary><p>Ja.</p></details>",
    ),
    "a call of WPBakery": (
        '[vc_cta h2="Doe mee" btn_title="Ga" btn_link="url:%2Fproef"]Zin.[/vc_cta]',
        "<h2>Doe mee</h2>" + BUTTON.format("/proef", "Ga") + "<p>Zin.</p>",
    ),
    "a button of Divi": (
        '[et_pb_button button_url="/e" button_text="Lees" /]',
        BUTTON.format("/e", "Lees"),
    ),
    "a call of Divi": (
        '[et_pb_cta title="Kop" button_url="/e" button_text="Lees"]<p>Zin.</p>[/et_pb_cta]',
        "<h3>Kop</h3>" + BUTTON.format("/e", "Lees") + "<p>Zin.</p>",
    ),
    "a tag within an attribute": (
        '[et_pb_button button_url="/e" button_text="[Lees] &gt; hier" /]',
        BUTTON.format("/e", "[Lees] &gt; hier"),
    ),
}  # fmt: skip


def item(content: str, **meta: str) -> Item:
    return Item(1, "post", "publish", "Titel", "titel", "", content=content, meta=meta)


@pytest.mark.parametrize(("content", "expected"), FLAT.values(), ids=FLAT)
def test_what_a_builder_stored_becomes(content: str, expected: str) -> None:
    made = str(flatten(item(content), {7: "<p>Overal.</p>"}).soup)

    assert made.strip() == expected


def test_a_plug_in_that_nobody_knows_is_left_out_by_name() -> None:
    flat = flatten(item('Voor [formulier id="3"] na.'), {})

    assert (str(flat.soup), flat.left_out) == ("<p>Voor  na.</p>", ["formulier"])


@given(st.text(alphabet="[]/\"'= ab_vcptn<>&\n", max_size=200))
def test_no_text_breaks_the_reading_of_shortcodes(content: str) -> None:
    flatten(item(content), {})
    attributes(content)
    assert shortcodes.replace(content, lambda *_tag: None) == content


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["elements", "settings", "widgetType", "elType", "tabs", "link", "image"]
            )
            | st.text(max_size=5),
            inner | st.sampled_from(sorted(elementor.WIDGETS)),
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_no_tree_breaks_the_reading_of_elementor(tree: object) -> None:
    made = elementor.to_html(json.dumps(tree))

    assert (made is not None) == isinstance(tree, list)


@pytest.mark.parametrize("data", ["", "{", "[" * 100_000, "null", '{"a": 1}'])
def test_what_is_no_tree_of_elementor_leaves_the_content(data: str) -> None:
    broken = item("<p>Tekst.</p>", _elementor_edit_mode="builder", _elementor_data=data)

    assert str(flatten(broken, {}).soup) == "<p>Tekst.</p>"


def test_a_widget_that_nobody_knows_keeps_its_texts() -> None:
    tree = [{"widgetType": "nieuw", "settings": {"tekst": "Twee woorden", "kleur": "#fff"}}]

    assert elementor.to_html(json.dumps(tree)) == "<p>Twee woorden</p>"
