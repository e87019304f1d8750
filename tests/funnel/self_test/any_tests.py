"""Any test that hypothesis can think of, with every kind of question, and answers to it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from cms.funnel.self_test import conditions as c
from cms.funnel.self_test.checker import Where, stopping
from cms.funnel.self_test.definition import Band, Definition, RedFlag
from cms.funnel.self_test.dimensions import Dimension, How, Level, Missing, Term
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.questions import (
    Answer,
    AnyQuestion,
    Counting,
    Grid,
    Information,
    Look,
    MultipleChoice,
    Option,
    Recoding,
    Scale,
    SingleChoice,
    Statement,
    WholeNumber,
    options_of,
)
from cms.funnel.self_test.urgency import Urgency

TEXTS = st.sampled_from(["Ja", "Nee, nooit", "Één <b>&amp;</b> “ander”", "\N{WAVING HAND SIGN}"])
NUMBERS = st.integers(-4, 9).map(Fraction) | st.sampled_from(
    [Fraction(1, 3), Fraction(2, 3), Fraction(1, 10), Fraction(3, 10), Fraction(-5, 2)]
)
WEIGHTS = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3), Fraction(-1)])
SELDOM = st.sampled_from([False, False, False, True])
CODES = ("weinig", "wat", "veel", "heel-veel")


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Numbers from the lower end up to the higher one, of which either may be open or missing."""
    lowest, highest = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
    at_least, above = draw(st.sampled_from([(lowest, None), (None, lowest), (None, None)]))
    at_most, below = draw(st.sampled_from([(highest, None), (None, highest), (None, None)]))
    return Range(at_least, above, at_most, below)


recodings = st.lists(st.builds(Recoding, ranges(), NUMBERS), max_size=2).map(tuple)


def countings(plain: Sequence[str]) -> st.SearchStrategy[tuple[Counting, ...]]:
    """Ways to count in some of these dimensions, in each at most once."""
    one = st.builds(Counting, st.sampled_from(plain), WEIGHTS, st.booleans(), recodings)
    return st.lists(one, max_size=2, unique_by=lambda each: each.dimension).map(tuple)


@st.composite
def options(draw: st.DrawFn, plain: Sequence[str], at_least: int) -> tuple[Option, ...]:
    made = []
    for number in range(draw(st.integers(at_least, 4))):
        flag = draw(st.none() | st.none() | st.sampled_from(list(Urgency)))
        made.append(
            Option(
                f"o{number}",
                draw(TEXTS),
                draw(NUMBERS),
                draw(st.dictionaries(st.sampled_from(plain), NUMBERS, max_size=1)),
                flag,
                draw(SELDOM) if flag and number else False,
                draw(SELDOM) if number else False,
            )
        )
    return tuple(made)


@st.composite
def questions(draw: st.DrawFn, number: int, plain: Sequence[str]) -> AnyQuestion:
    told = {
        "id": f"q{number}",
        "title": draw(TEXTS),
        "help": draw(TEXTS),
        "optional": draw(st.booleans()),
    }
    lowest = draw(st.integers(-3, 2))
    ends = {"lowest": lowest, "highest": lowest + draw(st.integers(1, 5))}
    match draw(st.integers(0, 5)):
        case 0:
            look = draw(st.sampled_from(Look))
            some = draw(options(plain, 2))
            return SingleChoice(**told, options=some, look=look, counts=draw(countings(plain)))
        case 1:
            some = draw(options(plain, 1))
            return MultipleChoice(**told, options=some, counts=draw(countings(plain)))
        case 2:
            label = draw(TEXTS)
            return Scale(**told, **ends, lowest_label=label, counts=draw(countings(plain)))
        case 3:
            return WholeNumber(**told, **ends, unit="uur", counts=draw(countings(plain)))
        case 4:
            lines = draw(st.lists(countings(plain), min_size=1, max_size=3))
            statements = tuple(
                Statement(f"s{place}", draw(TEXTS), counts) for place, counts in enumerate(lines)
            )
            return Grid(**told, statements=statements, options=draw(options(plain, 2)))
    return Information(id=f"q{number}", title=draw(TEXTS), text=draw(TEXTS))


@st.composite
def leaves(
    draw: st.DrawFn, earlier: Sequence[AnyQuestion], dimensions: Sequence[str]
) -> c.Condition:
    """A condition over one of these questions or dimensions."""
    asked = [each for each in earlier if not isinstance(each, Information)]
    if not asked or draw(st.booleans()):
        name = draw(st.sampled_from(dimensions))
        return c.Undetermined(name) if draw(SELDOM) else c.Scored(name, draw(ranges()))
    question = draw(st.sampled_from(asked))
    if isinstance(question, Scale | WholeNumber):
        return c.Given(question.id, draw(ranges()))
    ids = [option.id for option in options_of(question)]
    some = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))
    lines = ["", *(each.id for each in getattr(question, "statements", ()))]
    return c.Chosen(question.id, tuple(some), draw(st.sampled_from(lines)))


def conditions(
    earlier: Sequence[AnyQuestion], dimensions: Sequence[str]
) -> st.SearchStrategy[c.Condition]:
    """A condition over questions and dimensions, with and, or and not."""
    return st.recursive(
        leaves(earlier, dimensions),
        lambda inner: (
            st.builds(c.Not, inner)
            | st.builds(c.AllOf, st.lists(inner, min_size=1, max_size=2).map(tuple))
            | st.builds(c.AnyOf, st.lists(inner, min_size=1, max_size=2).map(tuple))
        ),
        max_leaves=3,
    )


@st.composite
def dimensions(draw: st.DrawFn) -> tuple[Dimension, ...]:
    """One or two plain dimensions, and at most two that are derived from what stands before."""
    made: list[Dimension] = []
    plain = draw(st.integers(1, 2))
    for number in range(plain + draw(st.integers(0, 2))):
        names = [each.id for each in made]
        terms = st.lists(
            st.builds(Term, st.sampled_from(names or [""]), WEIGHTS),
            min_size=1,
            max_size=2,
            unique_by=lambda term: term.dimension,
        )
        made.append(
            Dimension(
                f"d{number}",
                draw(TEXTS),
                draw(st.sampled_from(How)),
                tuple(draw(terms)) if number >= plain else (),
                draw(ranges()),
                Missing(draw(st.integers(0, 2)), draw(st.booleans())),
                draw(WEIGHTS),
                draw(NUMBERS),
                tuple(draw(st.lists(st.builds(Level, TEXTS, ranges()), max_size=1))),
                shown=draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def definitions(draw: st.DrawFn, most: int = 4) -> Definition:
    """A test whose names are right; whether it makes sense is another matter."""
    measured = draw(dimensions())
    names = [each.id for each in measured]
    plain = [each.id for each in measured if not each.of]
    asked: list[AnyQuestion] = []
    for number in range(draw(st.integers(1, most))):
        question = draw(questions(number, plain))
        if asked and draw(st.booleans()):
            shown_when = draw(conditions(asked, names))
            question = type(question)(**{**vars(question), "shown_when": shown_when})
        asked.append(question)
    any_condition = conditions(asked, names)
    everywhere = tuple(Counting(name) for name in plain)
    asked.append(Scale(id="last", title="Hoe erg?", highest=2, counts=everywhere))
    codes = CODES[: draw(st.integers(0, 3))]
    bands = [Band(code, code, "Kort.", when=draw(any_condition)) for code in codes]
    flags = st.builds(RedFlag, st.sampled_from(Urgency), TEXTS, any_condition, SELDOM)
    return Definition(
        title=draw(st.text(min_size=1, max_size=9).filter(str.strip)),
        questions=tuple(asked),
        bands=(*bands, *([Band("rest", "Rest", "Kort.")] if not draw(SELDOM) else ())),
        dimensions=measured,
        red_flags=tuple(draw(st.lists(flags, max_size=2))),
        ends_when=draw(st.none() | st.none() | any_condition),
        softened_when=draw(st.none() | any_condition),
        red_flag_advice=draw(st.dictionaries(st.sampled_from(Urgency), TEXTS, max_size=1)),
        without_red_flag="Hier hoort geen arts bij.",
        one_page=draw(st.booleans()),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Definition:
    """A test that somebody is in the middle of: things are gone, doubled or out of order."""
    whole = draw(definitions())

    def some(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), max_size=5))) if values else ()

    asked = [
        replace(each, options=some(each.options))
        if isinstance(each, SingleChoice | MultipleChoice | Grid) and draw(SELDOM)
        else each
        for each in some(whole.questions)
    ]
    return replace(
        whole,
        questions=tuple(asked),
        dimensions=some(whole.dimensions),
        bands=some(whole.bands),
        red_flags=some(whole.red_flags),
    )


def mended(definition: Definition) -> Definition:
    """The test without the conditions, outcomes and red flags that keep it from visitors."""
    for _ in range(5):
        found = stopping(definition)
        if not found:
            break
        definition = _without({problem.where[:2] for problem in found}, definition)
    return definition


def _without(wrong: set[Where], definition: Definition) -> Definition:
    def sound(name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(each for n, each in enumerate(values) if (name, n) not in wrong)

    asked = [
        replace(each, shown_when=None) if ("questions", n) in wrong else each
        for n, each in enumerate(definition.questions)
    ]
    is_over_too_soon = any(where[0] == "questions" for where in wrong) or ("outcomes",) in wrong
    return replace(
        definition,
        questions=tuple(asked),
        bands=(*sound("outcomes", definition.bands[:-1]), Band("rest", "Rest", "Kort.")),
        dimensions=tuple(
            replace(each, levels=()) if ("dimensions", n) in wrong else each
            for n, each in enumerate(definition.dimensions)
        ),
        red_flags=() if is_over_too_soon else sound("red_flags", definition.red_flags),
        ends_when=None if is_over_too_soon or ("ends_when",) in wrong else definition.ends_when,
        softened_when=None if ("softened_when",) in wrong else definition.softened_when,
    )


def answers_to(question: AnyQuestion) -> st.SearchStrategy[Answer]:
    """Any answer that fits."""
    fit = _given(question)
    return st.none() | fit if question.optional or isinstance(question, Information) else fit


def _given(question: AnyQuestion) -> st.SearchStrategy[Answer]:
    match question:
        case SingleChoice():
            return st.integers(0, len(question.options) - 1)
        case Scale() | WholeNumber():
            return st.integers(question.lowest, question.highest)
        case MultipleChoice():
            return _choices(question)
        case Grid():
            line = st.integers(0, len(question.options) - 1)
            some = st.none() | line if question.optional else line
            lines = st.tuples(*[some] * len(question.statements))
            return lines.filter(lambda each: any(number is not None for number in each))
        case Information():
            return st.none()


def _choices(question: MultipleChoice) -> st.SearchStrategy[Answer]:
    alone = [(number,) for number, each in enumerate(question.options) if each.alone]
    others = [number for number, each in enumerate(question.options) if not each.alone]
    together = st.sets(st.sampled_from(others or [0]), min_size=1).map(
        lambda chosen: tuple(sorted(chosen))
    )
    return st.one_of(*([st.sampled_from(alone)] if alone else []), *([together] if others else []))


@st.composite
def answered(draw: st.DrawFn, most: int = 4) -> tuple[Definition, dict[int, Answer]]:
    """A test, with an answer that fits to every question, asked or not."""
    definition = draw(definitions(most))
    return definition, {
        number: draw(answers_to(question)) for number, question in enumerate(definition.questions)
    }
