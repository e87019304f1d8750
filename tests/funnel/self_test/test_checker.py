from dataclasses import replace

import pytest
from hypothesis import given

from cms.funnel.self_test.checker import Kind, Problem, problems, stopping
from cms.funnel.self_test.definition import Band, Definition, Option, Question, Urgency
from cms.funnel.self_test.scoring import band_for
from tests.funnel.self_test.tests_made_up import (
    FLAG,
    NO,
    QUESTIONS,
    SOUND,
    YES,
    band,
    definitions,
    question,
)


def found_in(definition: Definition) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(problem.kind, problem.where) for problem in problems(definition)]


def with_bands(*bands: Band) -> Definition:
    return replace(SOUND, bands=bands)


def with_questions(*questions: Question) -> Definition:
    """Scores from 0 to 4, whatever else the questions are."""
    return Definition("Rugtest", questions, (band("alles", -99, 99),))


def test_a_sound_test_has_no_problem() -> None:
    assert problems(SOUND) == ()


def test_an_empty_draft_lacks_questions_and_outcomes() -> None:
    draft = Definition("Rugtest", (), ())

    assert found_in(draft) == [
        (Kind.NO_QUESTION, ("questions",)),
        (Kind.NO_OUTCOME, ("outcomes",)),
    ]


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([band("a", 0, 4)], []),
        ([band("a", -10, 40)], []),
        ([band("b", 3, 4), band("a", 0, 2)], []),
        (
            [band("a", 1, 4)],
            [Problem(Kind.GAP, ("outcomes", 0, "lower"), {"first": 0, "last": 0})],
        ),
        (
            [band("a", 0, 1), band("b", 3, 4)],
            [Problem(Kind.GAP, ("outcomes", 1, "lower"), {"first": 2, "last": 2})],
        ),
        (
            [band("a", 0, 1)],
            [Problem(Kind.GAP, ("outcomes", 0, "upper"), {"first": 2, "last": 4})],
        ),
        (
            [band("a", 0, 3)],
            [Problem(Kind.GAP, ("outcomes", 0, "upper"), {"first": 4, "last": 4})],
        ),
        (
            [band("a", 0, 3), band("b", 2, 4)],
            [Problem(Kind.OVERLAP, ("outcomes", 1, "lower"), {"first": 2, "last": 3})],
        ),
        (
            [band("a", 0, 4), band("b", 1, 2)],
            [Problem(Kind.OVERLAP, ("outcomes", 1, "lower"), {"first": 1, "last": 2})],
        ),
        (
            [band("a", 0, 4), band("b", 5, 9)],
            [Problem(Kind.OUT_OF_REACH, ("outcomes", 1, "lower"), {"lowest": 0, "highest": 4})],
        ),
        (
            [band("a", 0, 4), band("b", -9, -1)],
            [Problem(Kind.OUT_OF_REACH, ("outcomes", 1, "lower"), {"lowest": 0, "highest": 4})],
        ),
        (
            [band("a", 0, 4), band("b", 3, 2)],
            [Problem(Kind.BACKWARDS, ("outcomes", 1, "upper"))],
        ),
    ],
    ids=[
        "one for all",
        "wider than the scores",
        "in another order",
        "gap at the start",
        "gap in between",
        "gap at the end",
        "only the last score missing",
        "overlap",
        "one inside another",
        "above every score",
        "below every score",
        "backwards",
    ],
)
def test_outcomes_hold_every_score_exactly_once(bands: list[Band], expected: list[Problem]) -> None:
    assert list(stopping(with_bands(*bands))) == expected


@given(definitions)
def test_a_test_without_stopping_problem_has_one_outcome_for_every_score(
    definition: Definition,
) -> None:
    whole = replace(
        definition,
        bands=(band("a", definition.lowest, 0), band("b", 1, max(1, definition.highest))),
    )

    for candidate in (definition, whole):
        if not stopping(candidate):
            for score in range(candidate.lowest, candidate.highest + 1):
                holders = [each for each in candidate.bands if each.lower <= score <= each.upper]

                assert holders == [band_for(candidate, score)]


@pytest.mark.parametrize(
    ("definition", "kind", "where"),
    [
        (replace(SOUND, title=" "), Kind.EMPTY_TEXT, ("title",)),
        (
            with_questions(question(NO, FLAG, title="")),
            Kind.EMPTY_TEXT,
            ("questions", 0, "title"),
        ),
        (
            with_questions(*QUESTIONS, question(NO, Option("  "))),
            Kind.EMPTY_TEXT,
            ("questions", 2, "options", 1, "text"),
        ),
        (
            with_questions(*QUESTIONS, question(NO)),
            Kind.TOO_FEW_OPTIONS,
            ("questions", 2, "options"),
        ),
        (
            with_questions(*QUESTIONS, question()),
            Kind.TOO_FEW_OPTIONS,
            ("questions", 2, "options"),
        ),
        (
            with_questions(*QUESTIONS, question(FLAG, FLAG)),
            Kind.ONLY_RED_FLAGS,
            ("questions", 2, "options"),
        ),
        (with_bands(band("", 0, 4)), Kind.EMPTY_TEXT, ("outcomes", 0, "code")),
        (with_bands(band("a", 0, 4, title="")), Kind.EMPTY_TEXT, ("outcomes", 0, "title")),
        (with_bands(Band("a", "Titel", 0, 4, "")), Kind.EMPTY_TEXT, ("outcomes", 0, "summary")),
        (with_bands(band("urgent", 0, 4)), Kind.RESERVED_CODE, ("outcomes", 0, "code")),
    ],
)
def test_what_a_visitor_would_stumble_over_stops(
    definition: Definition, kind: Kind, where: tuple[str | int, ...]
) -> None:
    assert [(each.kind, each.where) for each in stopping(definition)] == [(kind, where)]


def test_both_outcomes_with_the_same_code_are_named() -> None:
    twice = with_bands(band("a", 0, 2), band("a", 3, 4))

    assert [(each.kind, each.where) for each in stopping(twice)] == [
        (Kind.DOUBLE_CODE, ("outcomes", 0, "code")),
        (Kind.DOUBLE_CODE, ("outcomes", 1, "code")),
    ]


@pytest.mark.parametrize(
    ("questions", "kind", "where"),
    [
        ([question(NO, YES)], Kind.NO_RED_FLAG, ("questions",)),
        (
            [question(NO, YES, Option("Flauwvallen", 2, Urgency.URGENT))],
            Kind.POINTS_UNDER_RED_FLAG,
            ("questions", 0, "options", 2, "points"),
        ),
        (
            [*QUESTIONS, question(YES, YES)],
            Kind.SAME_POINTS,
            ("questions", 2, "options"),
        ),
    ],
)
def test_what_deserves_a_second_look_does_not_stop(
    questions: list[Question], kind: Kind, where: tuple[str | int, ...]
) -> None:
    definition = with_questions(*questions)

    assert found_in(definition) == [(kind, where)]
    assert stopping(definition) == ()


@given(definitions)
def test_the_checker_has_an_answer_to_any_definition(definition: Definition) -> None:
    assert all(problem.where for problem in problems(definition))
