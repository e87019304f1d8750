"""Numbers as people write them, and scores at their cut-offs."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.self_test.conditions import Scored
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import MAIN, Dimension, How, Missing
from cms.funnel.self_test.exact import Range, exact, plain
from cms.funnel.self_test.questions import Counting
from cms.funnel.self_test.scoring import outcome
from tests.funnel.self_test.tests_made_up import NO, YES, definition_of, option, question, rest


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (3, Fraction(3)),
        ("2.5", Fraction(5, 2)),
        ("-0.1", Fraction(-1, 10)),
        ("1/3", Fraction(1, 3)),
    ],
)
def test_numbers_are_read_exactly(written: int | str, number: Fraction) -> None:
    assert exact(written) == number


@pytest.mark.parametrize("written", [0.5, True, None, "", "een", "1/0", "1e9", "nan", "9" * 41])
def test_what_is_no_exact_number_is_refused(written: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        exact(written)


@given(st.fractions())
def test_a_number_is_written_as_it_is_read(number: Fraction) -> None:
    if len(str(plain(number))) <= 40:
        assert exact(plain(number)) == number


def cut_at(number: Fraction, how: How, *points: str, weight: str = "1") -> Definition:
    """A question for each number of points, and an outcome from exactly `number` on."""
    asked = [
        replace(
            question(NO, replace(option("ja", "Ja"), value=exact(each)), id=f"q{place}"),
            counts=(Counting(MAIN, exact(weight)),),
        )
        for place, each in enumerate(points)
    ]
    above = replace(rest("vanaf"), when=Scored(MAIN, Range(at_least=number)))
    definition = definition_of(*asked, bands=(above, rest("onder")))
    return replace(definition, dimensions=(Dimension(MAIN, "Klachten", how),))


@pytest.mark.parametrize(
    "definition",
    [
        cut_at(Fraction(3, 10), How.SUM, "0.1", "0.2"),
        cut_at(Fraction(1), How.SUM, "1", "1", "1", weight="1/3"),
        cut_at(Fraction(1, 3), How.MEAN, "0.1", "0.2", "0.7"),
        cut_at(Fraction(7, 10), How.SUM, "0.1", "0.1", "0.1", "0.1", "0.1", "0.1", "0.1"),
        cut_at(Fraction(21, 10), How.MAXIMUM, "0.7", "0.1", weight="3"),
    ],
    ids=["0.1 + 0.2", "three thirds", "mean of a third", "seven tenths", "0.7 three times"],
)
def test_a_score_at_a_cut_off_is_at_it(definition: Definition) -> None:
    every = dict.fromkeys(range(len(definition.questions)), 1)
    found = outcome(definition, every)

    assert found.band
    assert found.band.code == "vanaf"


@pytest.mark.parametrize(
    ("answers", "prorate", "score"),
    [
        ([1, 1, 1], False, 9),
        ([1, 1, None], False, 6),
        ([1, 1, None], True, 9),
        ([1, 0, None], True, Fraction(9, 2)),
        ([1, None, None], True, None),
        ([None, None, None], True, None),
    ],
)
def test_missing_answers_count_by_the_rule(
    answers: list[int | None], prorate: bool, score: Fraction | None
) -> None:
    asked = [replace(question(NO, YES, id=name), optional=True) for name in "abc"]
    rule = Dimension(MAIN, "Klachten", missing=Missing(allowed=1, prorate=prorate))
    definition = replace(definition_of(*asked), dimensions=(rule,))

    assert outcome(definition, dict(enumerate(answers))).scores == {MAIN: score}
