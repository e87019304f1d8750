"""Links into the funnel and references to sources: in the editor, in the index, on the page."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html, extract_references_from_rich_text, features

from cms.funnel.models import SelfTest
from cms.pages.models import Source
from cms.pages.references import References
from cms.pages.rich_text import FULL


@pytest.mark.parametrize(
    "link",
    [
        '<a linktype="funnel" kind="self_test">doe de test</a>',
        '<a linktype="funnel" kind="ebook" id="3">lees het e-book</a>',
        '<a linktype="funnel" kind="trial">kijk zeven dagen rond</a>',
        '<a linktype="source">Bron</a>',
        '<a linktype="source" id="7">bron</a>',
    ],
)
def test_a_link_survives_the_way_through_the_editor(link: str) -> None:
    features.get_default_features()
    converter = ContentstateConverter(FULL)

    stored = converter.to_database_format(
        converter.from_database_format(f'<p data-block-key="abcde">Zie {link}.</p>')
    )

    assert stored == f'<p data-block-key="abcde">Zie {link}.</p>'


def test_the_editor_knows_what_a_link_leads_to() -> None:
    features.get_default_features()
    converter = ContentstateConverter(FULL)

    state = json.loads(
        converter.from_database_format('<p><a linktype="funnel" kind="ebook" id="3">x</a></p>')
    )

    assert state["entityMap"]["0"]["type"] == "FUNNEL_LINK"
    assert state["entityMap"]["0"]["data"] == {"kind": "ebook", "id": "3"}


def test_wagtail_can_tell_where_a_test_and_a_source_are_used() -> None:
    html = '<a linktype="funnel" kind="self_test" id="3">x</a><a linktype="source" id="7">y</a>'

    found = [(model, pk) for model, pk, *_paths in extract_references_from_rich_text(html)]

    assert found == [(SelfTest, "3"), (Source, "7")]


@pytest.mark.django_db
def test_checked_sources_are_numbered_in_the_order_of_the_text() -> None:
    first, second, unfilled = (
        Source.objects.create(title=title, url="https://example.org", status=status)
        for title, status in [("A", "checked"), ("B", "checked"), ("C", "unfilled")]
    )
    references = References([second.pk, unfilled.pk, first.pk, second.pk])

    html = references.expand(
        f'<p>Eén <a linktype="source" id="{second.pk}">Bron</a> '
        f'twee <a linktype="source" id="{first.pk}">bron</a></p>'
    )

    assert [(source.number, source.title) for source in references.sources] == [(1, "B"), (2, "A")]
    assert 'href="#bron-1" title="B">Bron <sup>1</sup></a>' in html
    assert 'href="#bron-2" title="A">bron <sup>2</sup></a>' in html


@pytest.mark.django_db
def test_sources_in_a_row_that_are_still_to_be_filled_in_say_so_once() -> None:
    html = References().expand("<p>Zo is het. " + '<a linktype="source">bron</a> ' * 3 + "</p>")

    assert html.count(">bron</span>") == 3
    assert html.count("data-note=") == 1
    assert "<a" not in html


@pytest.mark.django_db
def test_a_title_of_a_source_cannot_break_out_of_its_attribute() -> None:
    source = Source.objects.create(title='"><script>', url="https://e.org", status="checked")

    html = References([source.pk]).expand(f'<a linktype="source" id="{source.pk}">Bron</a>')

    assert "<script>" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["self_test", "ebook", "trial", "iets-anders", ""])
def test_a_call_that_leads_nowhere_is_plain_text(kind: str) -> None:
    html = References().expand(f'<p><a linktype="funnel" kind="{kind}">doe mee</a></p>')

    assert html == "<p><a>doe mee</a></p>"


@pytest.mark.django_db
def test_our_links_also_work_where_wagtail_expands_a_text_itself() -> None:
    html = expand_db_html('<a linktype="funnel" kind="trial">x</a><a linktype="source">y</a>')

    assert html == '<a>x</a><a class="source-reference">y</a>'
