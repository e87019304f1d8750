from dataclasses import replace

import pytest
from hypothesis import given

from cms.funnel.self_test.definition import Definition, Urgency
from cms.funnel.self_test.path import position
from cms.funnel.self_test.scoring import Incomplete, outcome
from tests.funnel.self_test.tests_made_up import FLAG, answered


@given(answered())
def test_every_answer_leads_one_question_further(case: tuple[Definition, tuple[int, ...]]) -> None:
    definition, answers = case
    positions = [position(definition, answers[:done]) for done in range(len(answers))]

    assert [here.number for here in positions if here] == list(range(1, len(answers) + 1))
    assert [here.question for here in positions if here] == list(
        definition.questions[: len(answers)]
    )
    assert {here.about for here in positions if here} == {len(definition.questions)}


@given(answered())
def test_after_the_last_answer_there_is_no_question(
    case: tuple[Definition, tuple[int, ...]],
) -> None:
    definition, answers = case

    assert position(definition, answers) is None
    assert position(definition, (*answers, 0)) is None


@given(answered())
def test_what_cannot_wait_ends_the_test_at_once(
    case: tuple[Definition, tuple[int, ...]],
) -> None:
    definition, answers = case
    flagged = replace(definition.questions[0], options=(FLAG,))
    urgent = replace(definition, questions=(flagged, *definition.questions))

    assert position(urgent, ()) is not None
    assert position(urgent, (0, *answers)) is None
    assert outcome(urgent, (0,)).urgency is Urgency.EMERGENCY
    with pytest.raises(Incomplete):
        outcome(urgent, (0, *answers))
