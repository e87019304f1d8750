"""The core beside an oracle that works everything out another way."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.path import walk
from cms.funnel.self_test.questions import Answer
from cms.funnel.self_test.scoring import outcome
from tests.funnel.self_test.any_tests import answered
from tests.funnel.self_test.oracle import Number, verdict


def as_fractions(scores: Mapping[str, Number | None]) -> dict[str, Fraction | None]:
    return {name: None if each is None else Fraction(*each) for name, each in scores.items()}


@given(answered())
def test_path_scores_outcome_and_red_flags_are_those_of_the_oracle(
    case: tuple[Definition, dict[int, Answer]],
) -> None:
    definition, answers = case
    expected = verdict(definition.as_data(), answers)

    path = walk(definition, answers)
    assert (tuple(path.answers), path.next) == (expected.path, expected.next)

    found = outcome(definition, path.answers)
    assert found.scores == as_fractions(expected.scores)
    assert (found.band.code if found.band else None) == expected.band
    assert tuple(flag.urgency for flag in found.red_flags) == expected.flags
    assert found.softened == expected.softened
