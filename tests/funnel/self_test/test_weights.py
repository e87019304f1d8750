"""Why an outcome is what it is."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import MAIN, Dimension, Term
from cms.funnel.self_test.path import walk
from cms.funnel.self_test.questions import Answer, Counting
from cms.funnel.self_test.scoring import outcome
from cms.funnel.self_test.span import span
from cms.funnel.self_test.weights import movers, weightiest
from tests.funnel.self_test.any_tests import answered, drafts
from tests.funnel.self_test.tests_made_up import NO, SCORE, SOUND, YES, definition_of, question


@given(answered())
def test_movers_come_heaviest_first_and_moved_something(
    case: tuple[Definition, dict[int, Answer]],
) -> None:
    definition, answers = case
    found = outcome(definition, walk(definition, answers).answers)

    for dimension in definition.dimensions:
        moved = [each.moved for each in movers(definition, found, dimension.id)]
        assert moved == sorted(moved, reverse=True)
        assert all(each > 0 for each in moved)


def test_the_answer_that_added_most_is_named_first() -> None:
    found = movers(SOUND, outcome(SOUND, {0: 1, 1: 1}), MAIN)

    assert [(each.number, each.moved) for each in found] == [(0, 3), (1, 1)]


def test_the_dimension_farthest_along_its_span_weighs_heaviest() -> None:
    asked = [
        replace(question(NO, YES, id=name), counts=(Counting(dimension),))
        for name, dimension in [("a", "one"), ("b", "two"), ("c", "two")]
    ]
    dimensions = (Dimension("one", "Een"), Dimension("two", "Twee"))
    total = Dimension("all", "Alles", of=(Term("one"), Term("two")))
    definition = replace(definition_of(*asked), dimensions=(*dimensions, total))

    assert weightiest(definition, outcome(definition, {0: 1, 1: 1, 2: 0})) == dimensions[0]
    assert weightiest(definition, outcome(definition, {0: 0, 1: 1, 2: 0})) == dimensions[1]
    assert span(definition, "all").highest == 9


@given(drafts())
def test_a_draft_has_spans_and_movers_too(definition: Definition) -> None:
    path = walk(definition, {})
    if path.next is None:
        found = outcome(definition, {})
        for dimension in definition.dimensions:
            assert movers(definition, found, dimension.id) == ()
    for dimension in definition.dimensions:
        ends = span(definition, dimension.id)
        assert ends.lowest <= ends.highest
        assert 0 <= ends.share(Fraction(3)) <= 1


def test_a_score_made_of_itself_is_passed_over() -> None:
    definition = replace(SOUND, dimensions=(SCORE, Dimension("t", "T", of=(Term("t"),))))
    found = outcome(definition, {0: 1, 1: 0})

    assert movers(definition, found, "t") == ()
