"""The table of contents: numbers, anchors, chapters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.pages.contents import contents_of


def heading(text: str, level: int = 2, numbered: bool = True, key: str = "x") -> dict:
    return {
        "type": "heading",
        "id": key,
        "value": {"text": text, "level": str(level), "numbered": numbered},
    }


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        ([heading("A"), heading("B")], ["1.", "2."]),
        ([heading("A"), heading("B", 3), heading("C", 3)], ["1.", "1.1", "1.2"]),
        (
            [heading("A"), heading("B", 3), heading("C"), heading("D", 3)],
            ["1.", "1.1", "2.", "2.1"],
        ),
        ([heading("A", numbered=False), heading("B")], ["", "1."]),
        ([heading("A"), heading("B", 3, numbered=False), heading("C", 3)], ["1.", "", "1.1"]),
        ([heading("A", 3), heading("B")], ["", "1."]),
    ],
)
def test_headings_are_counted_as_an_article_counts_them(headings: list, numbers: list) -> None:
    assert [entry.number for entry in contents_of(headings).entries] == numbers


def test_two_headings_with_the_same_words_get_their_own_anchors() -> None:
    contents = contents_of([heading("Wat helpt?"), heading("Wat helpt?")])

    assert [entry.anchor for entry in contents.entries] == ["wat-helpt", "wat-helpt-2"]


def test_a_heading_does_not_take_an_id_of_the_page_itself() -> None:
    (entry,) = contents_of([heading("Bronnen")]).entries

    assert entry.anchor == "bronnen-2"


def test_sections_hang_below_their_chapter() -> None:
    contents = contents_of([heading("A"), heading("B", 3), heading("C")])

    assert [(c.text, [s.text for s in c.children]) for c in contents.chapters] == [
        ("A", ["B"]),
        ("C", []),
    ]


def test_a_heading_is_found_by_its_block() -> None:
    contents = contents_of([heading("A", key="een"), {"type": "text", "id": "t", "value": ""}])

    entry = contents.entry("een")

    assert entry is not None
    assert (entry.number, entry.anchor) == ("1.", "a")
    assert contents.entry("twee") is None


@given(
    st.lists(
        st.builds(heading, st.text(max_size=20), st.sampled_from([2, 3]), st.booleans()),
        max_size=12,
    )
)
def test_no_two_headings_of_a_page_share_a_number_or_an_anchor(headings: list) -> None:
    entries = contents_of(headings).entries
    numbers = [entry.number for entry in entries if entry.number]

    assert len(set(numbers)) == len(numbers)
    assert len({entry.anchor for entry in entries}) == len(entries)
