import pytest
from hypothesis import given

from cms.funnel.self_test.definition import Definition, Option, Urgency
from cms.funnel.self_test.scoring import Incomplete, band_for, chosen_option, outcome
from tests.funnel.self_test.tests_made_up import SOUND, answered, question

Answered = tuple[Definition, tuple[int, ...]]


@pytest.mark.parametrize(
    ("answers", "score", "code"),
    [
        ([0, 0], 0, "weinig"),
        ([0, 1], 1, "weinig"),
        ([1, 0], 3, "veel"),
        ([1, 1], 4, "veel"),
    ],
)
def test_points_add_up_to_a_band(answers: list[int], score: int, code: str) -> None:
    found = outcome(SOUND, answers)

    assert found.score == score
    assert found.band
    assert found.band.code == code
    assert found.urgency is None


@given(answered())
def test_a_score_without_red_flag_lies_between_lowest_and_highest(case: Answered) -> None:
    definition, answers = case
    found = outcome(definition, answers)

    assert found.score == sum(each.option.points for each in found.answers)
    assert found.urgency or definition.lowest <= found.score <= definition.highest


@given(answered())
def test_the_most_urgent_red_flag_is_what_counts(case: Answered) -> None:
    definition, answers = case
    found = outcome(definition, answers)
    flags = [each.option.red_flag for each in found.answers if each.option.red_flag]

    assert found.urgency == max(flags, key=lambda flag: flag.rank, default=None)
    assert [each.option.red_flag for each in found.red_flags] == sorted(
        flags, key=lambda flag: -flag.rank
    )


@given(answered())
def test_answers_that_moved_the_score_come_heaviest_first(case: Answered) -> None:
    definition, answers = case
    weights = [abs(each.option.points) for each in outcome(definition, answers).weightiest]

    assert weights == sorted(weights, reverse=True)
    assert 0 not in weights


@pytest.mark.parametrize("answers", [[], [0], [0, 0, 0], [2, 0], [0, 3], [-1, 0]])
def test_answers_that_do_not_fit_the_questions_are_incomplete(answers: list[int]) -> None:
    with pytest.raises(Incomplete):
        outcome(SOUND, answers)


def test_a_score_outside_every_band_has_no_band() -> None:
    assert band_for(SOUND, 5) is None


def test_there_is_no_option_before_the_first() -> None:
    with pytest.raises(Incomplete):
        chosen_option(question(Option("Ja")), -1)


def test_a_red_flag_with_few_points_still_counts_as_urgent() -> None:
    found = outcome(SOUND, [1, 2])

    assert found.urgency is Urgency.EMERGENCY
    assert [each.option.text for each in found.red_flags] == ["Ik verlies kracht"]
