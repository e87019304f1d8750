"""WCAG's arithmetic, and the palette that rests on it."""

from dataclasses import asdict

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.frame.contrast import BLACK, WHITE, contrast, darker, lighter, mixed, normalised
from cms.frame.palette import (
    CALL,
    CALL_NEEDS,
    DARK_PAPER,
    DARK_SAND,
    PRIMARY,
    PRIMARY_NEEDS,
    TEXT,
    dark,
    light,
    nearest,
    unmet,
)

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#767676", WHITE, 4.54),  # the lightest grey that may be read on white
        ("#777777", WHITE, 4.48),
        ("#ff0000", WHITE, 4.0),
        ("#0000ff", WHITE, 8.59),
    ],
)
def test_the_ratio_is_the_one_that_wcag_gives(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("#0E5A58", "#0e5a58"), (" 0e5a58 ", "#0e5a58"), ("abc", "#aabbcc"), ("teal", "#teal")],
)
def test_a_colour_may_be_typed_in_more_than_one_way(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


@pytest.mark.parametrize(("part", "colour"), [(0, "#102030"), (0.5, "#080f18"), (1, "#000000")])
def test_a_shade_is_a_part_of_the_way(part: float, colour: str) -> None:
    assert darker("#102030", part)[:5] == mixed("#102030", BLACK, part)[:5]
    assert contrast(mixed("#102030", BLACK, part), colour) < 1.01


def test_our_own_colours_need_no_other_shade() -> None:
    assert nearest(PRIMARY, PRIMARY_NEEDS) == PRIMARY
    assert nearest(CALL, CALL_NEEDS) == CALL


def test_the_need_that_is_missed_by_most_is_the_one_that_is_told() -> None:
    need = unmet("#ff9900", CALL_NEEDS)

    assert need is not None
    assert need.ground == WHITE


@given(colours)
def test_every_colour_has_a_shade_of_it_that_can_be_read(colour: str) -> None:
    for needs in (PRIMARY_NEEDS, CALL_NEEDS):
        found = nearest(colour, needs)

        assert unmet(found, needs) is None
        if unmet(colour, needs) is None:
            assert found == colour


@given(colours)
def test_lighter_never_leaves_the_colours(colour: str) -> None:
    assert contrast(lighter(colour, 1), WHITE) < 1.02


@given(colours, colours)
def test_what_may_be_chosen_can_be_read_everywhere_in_both_themes(primary: str, call: str) -> None:
    assume(not unmet(primary, PRIMARY_NEEDS))
    assume(not unmet(call, CALL_NEEDS))

    for palette, papers in (
        (light(primary, call), (WHITE,)),
        (dark(primary, call), (DARK_PAPER, DARK_SAND)),
    ):
        for paper in papers:
            assert contrast(palette.teal, paper) >= TEXT
            assert contrast(palette.orange, paper) >= TEXT
        for ground, words in (
            (palette.teal, palette.on_teal),
            (palette.teal_deep, palette.on_teal),
            (palette.orange, palette.on_orange),
            (palette.orange_deep, palette.on_orange),
            (palette.teal_wash, palette.teal),
            (palette.teal_wash, palette.teal_deep),
        ):
            assert contrast(ground, words) >= TEXT
        assert all(len(colour) == 7 for colour in asdict(palette).values())
