"""The way through a test, on any test and any answers."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.funnel.self_test.checker import stopping
from cms.funnel.self_test.conditions import AllOf, Chosen
from cms.funnel.self_test.definition import Definition, RedFlag
from cms.funnel.self_test.path import Path, batch, before, walk
from cms.funnel.self_test.questions import Answer
from cms.funnel.self_test.scoring import Incomplete, outcome
from cms.funnel.self_test.urgency import Urgency
from tests.funnel.self_test.any_tests import answered, answers_to, definitions, mended
from tests.funnel.self_test.tests_made_up import FLAG, NO, SOUND, YES, definition_of, question

Case = tuple[Definition, dict[int, Answer]]


def steps(definition: Definition, answers: dict[int, Answer]) -> list[Path]:
    """Every path on the way, giving each question that is asked its answer."""
    paths: list[Path] = []
    given_: dict[int, Answer] = {}
    while len(paths) <= len(definition.questions):
        path = walk(definition, given_)
        paths.append(path)
        if path.next is None:
            return paths
        given_[path.next] = answers[path.next]
    raise AssertionError("more steps than questions")


@given(definitions() | definitions().map(mended), st.data())
def test_whoever_answers_a_checked_test_gets_exactly_one_outcome(
    definition: Definition, data: st.DataObject
) -> None:
    assume(not stopping(definition))
    given_: dict[int, Answer] = {}
    while (asked := walk(definition, given_).next) is not None:
        assert asked not in given_
        given_[asked] = data.draw(answers_to(definition.questions[asked]))

    found = outcome(definition, given_)

    assert found.band in definition.bands
    assert found.is_care_card == (bool(found.red_flags) and not found.softened)


@given(answered())
def test_progress_never_runs_backwards(case: Case) -> None:
    paths = steps(*case)
    shares = [len(path.answers) / path.about for path in paths if path.about]

    assert [path.number for path in paths] == list(range(1, len(paths) + 1))
    assert [path.about for path in paths] == sorted([path.about for path in paths], reverse=True)
    assert shares == sorted(shares)
    assert all(path.number <= path.about for path in paths[:-1])


@given(answered())
def test_answers_to_questions_that_are_not_asked_change_nothing(case: Case) -> None:
    definition, answers = case
    last = steps(definition, answers)[-1]

    assert walk(definition, answers) == last
    assert walk(definition, last.answers) == last
    assert walk(definition, {**answers, len(definition.questions): 0}) == last


@given(answered())
def test_back_leads_through_the_same_questions(case: Case) -> None:
    definition, answers = case
    asked = list(steps(definition, answers)[-1].answers)

    for earlier, later in zip([None, *asked], asked, strict=False):
        assert before(definition, answers, later) == earlier
        assert walk(definition, answers, later).next == later


@given(answered())
def test_what_is_asked_on_one_page_is_asked_whatever_is_answered_there(case: Case) -> None:
    definition, answers = case
    for path in steps(definition, answers)[:-1]:
        together = batch(definition, path)
        after = walk(definition, {**path.answers, **{each: answers[each] for each in together}})
        asked = [each for each in after.answers if each >= (path.next or 0)]

        assert together[0] == path.next
        assert asked == list(together)[: len(asked)]
        assert asked == list(together) or after.next is None


@given(answered())
def test_answers_that_are_too_few_or_too_many_have_no_outcome(case: Case) -> None:
    definition, answers = case
    whole = dict(steps(definition, answers)[-1].answers)

    for number in whole:
        fewer = {other: answer for other, answer in whole.items() if other != number}
        with pytest.raises(Incomplete):
            outcome(definition, fewer) if walk(definition, fewer).next is not None else _refuse()
    with pytest.raises(Incomplete):
        outcome(definition, {**whole, len(definition.questions): 0})


def _refuse() -> None:
    """Without this answer the test has another end, which is an outcome of its own."""
    raise Incomplete


@pytest.mark.parametrize(
    "answer", [-1, 2, True, "0", 0.0, float("nan"), None, (), (0,), [0], b"0", 10**30]
)
def test_what_is_no_answer_ends_the_walk_at_its_question(answer: Any) -> None:
    assert walk(SOUND, {0: answer, 1: 0}) == Path({}, 0, 2)


def test_what_cannot_wait_ends_the_test_at_once() -> None:
    first = question(NO, FLAG, id="eerst")
    urgent = replace(SOUND, questions=(first, *SOUND.questions))

    assert walk(urgent, {0: 0}).next == 1
    assert walk(urgent, {0: 1}).next is None
    assert outcome(urgent, {0: 1}).urgency is Urgency.EMERGENCY
    with pytest.raises(Incomplete):
        outcome(urgent, {0: 1, 1: 0, 2: 0})


def test_a_red_flag_of_two_answers_waits_for_the_second() -> None:
    both = AllOf((Chosen("a", ("ja",)), Chosen("b", ("ja",))))
    definition = replace(
        definition_of(*(question(NO, YES, id=name) for name in "abc")),
        red_flags=(RedFlag(Urgency.URGENT, "Beide", both, at_once=True),),
    )

    assert walk(definition, {0: 1, 1: 0}).next == 2
    assert walk(definition, {0: 1, 1: 1}).next is None
