"""What the checker says of tests that are wrong in one way."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from cms.funnel.self_test.checker import Kind, Problem, Where, check, problems, stopping
from cms.funnel.self_test.conditions import AllOf, AnyOf, Chosen, Given, Not, Scored, Undetermined
from cms.funnel.self_test.definition import Band, Definition, RedFlag
from cms.funnel.self_test.dimensions import MAIN, Dimension, How, Level, Missing, Term
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.questions import (
    AnyQuestion,
    Counting,
    Grid,
    Information,
    MultipleChoice,
    Option,
    Recoding,
    Scale,
    SingleChoice,
    Statement,
    WholeNumber,
)
from cms.funnel.self_test.urgency import Urgency
from tests.funnel.self_test.any_tests import definitions, drafts
from tests.funnel.self_test.tests_made_up import (
    FLAG,
    NO,
    QUESTIONS,
    SCORE,
    SOUND,
    YES,
    band,
    between,
    definition_of,
    option,
    question,
    rest,
)

COUNTS = (Counting(MAIN),)
SOFT = Option("arts", "Ja", red_flag=Urgency.SEE_DOCTOR)


def found_in(definition: Definition) -> list[tuple[Kind, Where]]:
    return [(problem.kind, problem.where) for problem in problems(definition)]


def with_bands(*bands: Band) -> Definition:
    return replace(SOUND, bands=bands)


def with_questions(*questions: AnyQuestion) -> Definition:
    """The sound questions and these, with one outcome for all."""
    return definition_of(*QUESTIONS, *questions)


def scale(**fields: Any) -> Scale:
    return Scale(**{"id": "s", "title": "Hoe erg?", "counts": COUNTS} | fields)


def shown(*conditions: Any) -> Definition:
    """A third question that is shown when all of these hold."""
    return with_questions(replace(question(NO, YES, id="c"), shown_when=AllOf(conditions)))


SHOWN_WHEN: Where = ("questions", 2, "shown_when")


def test_a_sound_test_has_no_problem() -> None:
    assert problems(SOUND) == ()


def test_an_empty_draft_lacks_questions_and_outcomes() -> None:
    assert found_in(Definition("Rugtest", (), ())) == [
        (Kind.NO_QUESTION, ("questions",)),
        (Kind.NO_OUTCOME, ("outcomes",)),
        (Kind.NO_RED_FLAG, ("without_red_flag",)),
    ]


def gap(first: int | str, last: int | str, number: int) -> Problem:
    return Problem(Kind.GAP, ("outcomes", number, "when"), {"first": first, "last": last})


def overlap(first: int | str, last: int | str, number: int) -> Problem:
    return Problem(Kind.OVERLAP, ("outcomes", number, "when"), {"first": first, "last": last})


def from_(code: str, number: int) -> Band:
    return replace(rest(code), when=Scored(MAIN, Range(at_least=Fraction(number))))


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([band("a", 0, 4)], []),
        ([band("a", -10, 40)], []),
        ([band("b", 3, 4), band("a", 0, 2)], []),
        ([band("a", 1, 4)], [gap(0, 0, 0)]),
        ([band("a", 0, 1), band("b", 4, 4)], [gap(3, 3, 1)]),
        ([band("a", 0, 1)], [gap(3, 4, 0)]),
        ([band("a", 0, 3), band("b", 2, 4)], [overlap(3, 3, 1)]),
        ([band("a", 0, 1), band("b", 1, 4)], [overlap(1, 1, 1)]),
        ([from_("c", 3), from_("b", 1), rest()], []),
        ([band("a", 0, 3), rest()], []),
    ],
    ids=[
        "one for all",
        "wider than the scores",
        "in another order",
        "gap at the start",
        "gap in between, of scores that there are",
        "gap at the end",
        "overlap",
        "overlap at a cut-off",
        "steps in order are no overlap",
        "a last one takes the rest",
    ],
)
def test_outcomes_hold_every_score_exactly_once(bands: list[Band], expected: list[Problem]) -> None:
    assert list(stopping(with_bands(*bands))) == expected


@pytest.mark.parametrize(
    ("bands", "kind", "where"),
    [
        ([band("a", 5, 9), rest()], Kind.UNREACHABLE_OUTCOME, ("outcomes", 0, "when")),
        ([rest("a"), band("b", 0, 4)], Kind.UNREACHABLE_OUTCOME, ("outcomes", 1, "when")),
        ([from_("b", 1), from_("c", 3), rest()], Kind.UNREACHABLE_OUTCOME, ("outcomes", 1, "when")),
        ([replace(rest("a"), when=Chosen("a", ("ja",)))], Kind.NO_LAST_OUTCOME, ("outcomes",)),
        ([], Kind.NO_OUTCOME, ("outcomes",)),
        ([band("", 0, 4)], Kind.EMPTY_TEXT, ("outcomes", 0, "code")),
        ([band("a", 0, 4, title="")], Kind.EMPTY_TEXT, ("outcomes", 0, "title")),
        ([band("urgent", 0, 4)], Kind.RESERVED_CODE, ("outcomes", 0, "code")),
        ([band("a", 4, 0), rest()], Kind.EMPTY_RANGE, ("outcomes", 0, "when")),
    ],
)
def test_outcomes_that_are_wrong(bands: list[Band], kind: Kind, where: Where) -> None:
    assert [(each.kind, each.where) for each in stopping(with_bands(*bands))] == [(kind, where)]


def test_a_score_that_cannot_be_determined_needs_an_outcome_too() -> None:
    may_skip = replace(QUESTIONS[0], optional=True)
    definition = replace(SOUND, questions=(may_skip, QUESTIONS[1]))
    lenient = replace(definition, dimensions=(replace(SCORE, missing=Missing(allowed=1)),))
    caught = replace(rest("onbekend"), when=Undetermined(MAIN))

    assert [each.kind for each in stopping(definition)] == [Kind.UNDETERMINED_LEFT]
    assert stopping(lenient) == ()
    assert stopping(replace(definition, bands=(caught, *definition.bands))) == ()


def test_cut_offs_are_exact() -> None:
    third = Counting(MAIN, Fraction(1, 3))
    asked = [replace(question(NO, YES, id=name), counts=(third,)) for name in "abc"]
    bands = [
        replace(rest("laag"), when=Scored(MAIN, Range(below=Fraction(1)))),
        replace(rest("net"), when=Scored(MAIN, Range(Fraction(1), at_most=Fraction(1)))),
        replace(rest("hoog"), when=Scored(MAIN, Range(above=Fraction(11, 10)))),
    ]
    definition = replace(definition_of(*asked, bands=tuple(bands)), without_red_flag="Geen arts.")

    assert problems(definition) == ()
    missed = replace(definition, bands=(bands[0], bands[2]))
    assert stopping(missed) == (gap(1, 1, 1),)


@pytest.mark.parametrize(
    ("definition", "kind", "where"),
    [
        (replace(SOUND, title=" "), Kind.EMPTY_TEXT, ("title",)),
        (with_questions(question(NO, YES, title="")), Kind.EMPTY_TEXT, ("questions", 2, "title")),
        (
            with_questions(question(NO, option("x", " ", 1))),
            Kind.EMPTY_TEXT,
            ("questions", 2, "options", 1, "text"),
        ),
        (
            with_questions(Information(id="i", title="Even lezen")),
            Kind.EMPTY_TEXT,
            ("questions", 2, "text"),
        ),
        (
            replace(SOUND, red_flags=(RedFlag(Urgency.URGENT, "", between(4, 4)),)),
            Kind.EMPTY_TEXT,
            ("red_flags", 0, "title"),
        ),
        (with_questions(question(NO)), Kind.TOO_FEW_OPTIONS, ("questions", 2, "options")),
        (with_questions(question()), Kind.TOO_FEW_OPTIONS, ("questions", 2, "options")),
        (
            with_questions(question(FLAG, replace(FLAG, id="x"))),
            Kind.ONLY_RED_FLAGS,
            ("questions", 2, "options"),
        ),
        (
            with_questions(
                MultipleChoice(id="m", title="Wat?", options=(replace(NO, alone=True),))
            ),
            Kind.ALONE_AMONG_NONE,
            ("questions", 2, "options"),
        ),
        (
            with_questions(Grid(id="g", title="Wat?", statements=(), options=(NO, YES))),
            Kind.NO_STATEMENT,
            ("questions", 2, "statements"),
        ),
        (with_questions(scale(lowest=5, highest=5)), Kind.BACKWARDS, ("questions", 2, "highest")),
        (
            with_questions(WholeNumber(id="w", title="Uren?", highest=10**9)),
            Kind.NUMBER_TOO_BIG,
            ("questions", 2, "highest"),
        ),
        (with_questions(question(NO, YES, id="")), Kind.DOUBLE_ID, ("questions", 2, "id")),
        (
            with_questions(question(NO, YES, NO, id="c")),
            Kind.DOUBLE_ID,
            ("questions", 2, "options", 0, "id"),
        ),
        (shown(Chosen("weg", ("ja",))), Kind.UNKNOWN_QUESTION, SHOWN_WHEN),
        (shown(Chosen("c", ("ja",))), Kind.LATER_QUESTION, SHOWN_WHEN),
        (shown(Chosen("a", ("weg",))), Kind.UNKNOWN_OPTION, SHOWN_WHEN),
        (shown(Chosen("a", ("ja",), "regel")), Kind.UNKNOWN_STATEMENT, SHOWN_WHEN),
        (shown(Scored("weg", Range())), Kind.UNKNOWN_DIMENSION, SHOWN_WHEN),
        (shown(Given("a")), Kind.NO_NUMBER_THERE, SHOWN_WHEN),
        (shown(), Kind.EMPTY_CONDITION, SHOWN_WHEN),
        (shown(Chosen("a", ())), Kind.EMPTY_CONDITION, SHOWN_WHEN),
        (shown(between(4, 3)), Kind.EMPTY_RANGE, SHOWN_WHEN),
        (shown(between(5, 9)), Kind.UNREACHABLE_QUESTION, SHOWN_WHEN),
        (
            shown(Chosen("a", ("ja",)), Not(Chosen("a", ("ja",)))),
            Kind.UNREACHABLE_QUESTION,
            SHOWN_WHEN,
        ),
        (replace(SOUND, ends_when=between(9, 10)), Kind.NEVER, ("ends_when",)),
        (
            replace(SOUND, red_flags=(RedFlag(Urgency.URGENT, "Let op", between(5, 9)),)),
            Kind.NEVER,
            ("red_flags", 0, "when"),
        ),
        (replace(SOUND, softened_when=between(5, 9)), Kind.NEVER, ("softened_when",)),
        (
            with_questions(replace(question(NO, YES, id="c"), counts=(Counting("weg"),))),
            Kind.UNKNOWN_DIMENSION,
            ("questions", 2, "counts", 0, "dimension"),
        ),
        (
            with_questions(replace(question(NO, YES, id="c"), counts=(*COUNTS, *COUNTS))),
            Kind.COUNTED_TWICE,
            ("questions", 2, "counts", 0, "dimension"),
        ),
        (
            with_questions(scale(counts=(Counting(MAIN, Fraction(0)),))),
            Kind.WEIGHT_ZERO,
            ("questions", 2, "counts", 0, "weight"),
        ),
        (
            with_questions(
                scale(counts=(Counting(MAIN, recoded=(Recoding(Range(5, at_most=4), 1),)),))  # type: ignore[arg-type]
            ),
            Kind.EMPTY_RANGE,
            ("questions", 2, "counts", 0, "recoded", 0),
        ),
        (
            replace(SOUND, dimensions=(SCORE, Dimension("leeg", "Leeg"))),
            Kind.NO_ITEMS,
            ("dimensions", 1, "id"),
        ),
        (
            replace(SOUND, dimensions=(SCORE, Dimension("t", "T", of=(Term("t"),)))),
            Kind.LATER_DIMENSION,
            ("dimensions", 1, "of", 0, "dimension"),
        ),
        (
            replace(SOUND, dimensions=(SCORE, Dimension("t", "T", of=(Term("weg"),)))),
            Kind.UNKNOWN_DIMENSION,
            ("dimensions", 1, "of", 0, "dimension"),
        ),
        (
            replace(SOUND, dimensions=(replace(SCORE, times=Fraction(0)),)),
            Kind.WEIGHT_ZERO,
            ("dimensions", 0, "times"),
        ),
        (
            replace(SOUND, dimensions=(replace(SCORE, levels=(Level("Laag", Range(below=4)),)),)),  # type: ignore[arg-type]
            Kind.GAP,
            ("dimensions", 0, "levels", 0, "range"),
        ),
        (definition_of(question(NO, YES)), Kind.NO_RED_FLAG, ("without_red_flag",)),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else "",
)
def test_what_a_visitor_would_stumble_over_stops(
    definition: Definition, kind: Kind, where: Where
) -> None:
    assert (kind, where) in [(each.kind, each.where) for each in stopping(definition)]
    assert {each.kind for each in stopping(definition)} == {kind}


@pytest.mark.parametrize(
    ("definition", "kind", "where"),
    [
        (shown(Not(between(8, 9))), Kind.ALWAYS, SHOWN_WHEN),
        (
            with_bands(
                replace(rest("a"), when=AnyOf((between(3, 4), between(8, 9)))),
                rest(),
            ),
            Kind.PART_NEVER,
            ("outcomes", 0, "when"),
        ),
        (
            with_questions(
                scale(highest=4),
                replace(
                    question(NO, YES, id="c"),
                    shown_when=AnyOf((Given("s", Range(above=Fraction(4))), Chosen("a", ("ja",)))),
                ),
            ),
            Kind.PART_NEVER,
            ("questions", 3, "shown_when"),
        ),
        (
            with_questions(question(NO, option("x", "Ook niet"), id="c")),
            Kind.SAME_POINTS,
            ("questions", 2, "counts"),
        ),
        (
            with_questions(replace(question(NO, YES, id="c"), counts=())),
            Kind.POINTS_NEVER_COUNT,
            ("questions", 2, "options", 1, "value"),
        ),
        (
            with_questions(question(NO, replace(FLAG, value=Fraction(2)), id="c")),
            Kind.POINTS_UNDER_RED_FLAG,
            ("questions", 2, "options", 1, "value"),
        ),
        (
            with_questions(question(NO, replace(YES, at_once=True), id="c")),
            Kind.AT_ONCE_WITHOUT_FLAG,
            ("questions", 2, "options", 1, "at_once"),
        ),
        (
            replace(SOUND, dimensions=(SCORE, Dimension("t", "T", of=(Term(MAIN),), shown=False))),
            Kind.NEVER_USED,
            ("dimensions", 1, "id"),
        ),
        (
            replace(SOUND, softened_when=Chosen("a", ("ja",))),
            Kind.NOTHING_TO_SOFTEN,
            ("softened_when",),
        ),
        (
            with_bands(*SOUND.bands, rest()),
            Kind.UNREACHABLE_OUTCOME,
            ("outcomes", 2, "title"),
        ),
        (
            with_bands(replace(rest(), summary="Gegarandeerd een rustige rug.")),
            Kind.PROMISE,
            ("outcomes", 0, "summary"),
        ),
        (
            with_bands(replace(rest(), advice=f"<p>Dit is {'heel ' * 20}lang.</p><p>Kort.</p>")),
            Kind.LONG_SENTENCE,
            ("outcomes", 0, "advice"),
        ),
        (
            with_questions(question(NO, YES, id="c", title="Heb je gezondheidszorgprofessionals?")),
            Kind.LONG_WORD,
            ("questions", 2, "title"),
        ),
        (
            with_bands(
                replace(rest(), advice="<p>Arbeidsongeschiktheid belemmert revalidatie.</p>" * 50)
            ),
            Kind.HARD_TO_READ,
            ("title",),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Kind) else "",
)
def test_what_deserves_a_second_look_does_not_stop(
    definition: Definition, kind: Kind, where: Where
) -> None:
    assert (kind, where) in found_in(definition)
    assert stopping(definition) == ()


def test_a_test_without_red_flag_may_say_why() -> None:
    definition = replace(definition_of(question(NO, YES)), without_red_flag="Alleen over slapen.")

    assert stopping(definition) == ()


def test_a_test_that_sends_everybody_to_the_doctor_stops() -> None:
    everybody = RedFlag(Urgency.URGENT, "Let op", Chosen("a", ("ja", "nee")))

    assert [
        (each.kind, each.where) for each in stopping(replace(SOUND, red_flags=(everybody,)))
    ] == [(Kind.ONLY_RED_FLAGS, ("outcomes",))]


def test_what_a_sample_did_not_meet_is_told_and_stops_nothing() -> None:
    hours = WholeNumber(id="w", title="Hoeveel?", highest=1_000_000)
    one = replace(rest("een"), when=Given("w", Range(Fraction(7), at_most=Fraction(7))))
    definition = definition_of(*QUESTIONS, hours, bands=(one, rest()))

    assert [each for each in problems(definition) if each.kind is Kind.UNSEEN] == [
        Problem(Kind.UNSEEN, ("outcomes", 0, "when"), {"walks": 2000}, stops=False)
    ]
    assert stopping(definition) == ()


def test_more_answers_than_fit_into_a_page_stop() -> None:
    lines = tuple(Statement(f"s{number}", "Een zin") for number in range(60))
    grids = [Grid(id=f"g{n}", title="Wat?", statements=lines, options=(NO, YES)) for n in range(30)]

    assert (Kind.TOO_LONG_A_STATE, ("questions",)) in found_in(with_questions(*grids))


def test_every_number_of_answers_within_the_limit_is_never_too_long() -> None:
    asked = [scale(id=f"s{number}", lowest=-1_000_000, highest=1_000_000) for number in range(140)]

    assert Kind.TOO_LONG_A_STATE not in {kind for kind, _ in found_in(with_questions(*asked))}


def test_a_mean_of_thirds_is_determined_exactly_at_its_cut_off() -> None:
    asked = [SingleChoice(id=n, title="Wat?", options=(NO, YES), counts=COUNTS) for n in "abc"]
    mean = Dimension(MAIN, "Gemiddeld", How.MEAN, times=Fraction(1, 3))
    bands = (
        replace(rest("hoog"), when=Scored(MAIN, Range(at_least=Fraction(2, 3)))),
        replace(rest("laag"), when=Scored(MAIN, Range(at_most=Fraction(1, 3)))),
    )
    definition = replace(
        definition_of(*asked, bands=bands), dimensions=(mean,), without_red_flag="Geen arts."
    )

    assert problems(definition) == ()


@given(definitions() | drafts())
def test_the_checker_has_an_answer_to_any_definition(definition: Definition) -> None:
    checked = check(definition)

    assert all(problem.where for problem in checked.problems)
    if checked.chances:
        assert sum(checked.chances.outcomes.values()) + checked.chances.care_card <= 1
