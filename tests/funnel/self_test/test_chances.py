"""How likely each outcome is, beside counting every way one by one."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import prod

from hypothesis import assume, given, settings

from cms.funnel.self_test.chances import chances
from cms.funnel.self_test.chances.course import Course
from cms.funnel.self_test.chances.relevance import all_conditions, needed
from cms.funnel.self_test.chances.sample import sample
from cms.funnel.self_test.conditions import Chosen, Not
from cms.funnel.self_test.definition import Band, Definition, RedFlag
from cms.funnel.self_test.dimensions import MAIN, Dimension
from cms.funnel.self_test.path import walk
from cms.funnel.self_test.questions import Counting, Grid, MultipleChoice, Statement, WholeNumber
from cms.funnel.self_test.scoring import outcome
from cms.funnel.self_test.urgency import Urgency
from tests.funnel.self_test.any_tests import definitions
from tests.funnel.self_test.oracle import fitting
from tests.funnel.self_test.tests_made_up import (
    NO,
    SOUND,
    YES,
    band,
    between,
    definition_of,
    option,
    question,
    rest,
)

MOST_WAYS = 400


@settings(max_examples=60)
@given(definitions(most=3))
def test_exact_shares_are_those_of_counting_every_way(definition: Definition) -> None:
    every = [list(fitting(each)) for each in definition.as_data()["questions"]]
    ways = prod(map(len, every))
    assume(ways <= MOST_WAYS)
    bands: Counter[int] = Counter()
    others: Counter[str] = Counter()
    shown: Counter[int] = Counter()
    for answers in product(*every):
        path = walk(definition, dict(enumerate(answers)))
        found = outcome(definition, path.answers)
        shown.update(path.answers.keys())
        others["care card"] += found.is_care_card
        others["flagged"] += bool(found.red_flags)
        others["softened"] += found.softened
        if found.band and not found.is_care_card:
            bands[definition.bands.index(found.band)] += 1

    shares = chances(definition)

    assert shares.is_exact
    assert shares.outcomes == {
        number: Fraction(bands[number], ways) for number in range(len(definition.bands))
    }
    assert shares.care_card == Fraction(others["care card"], ways)
    assert shares.flagged == Fraction(others["flagged"], ways)
    assert shares.softened == Fraction(others["softened"], ways)
    assert shares.shown == {
        number: Fraction(shown[number], ways) for number in range(len(definition.questions))
    }


def test_each_red_flag_has_its_own_share() -> None:
    both = RedFlag(Urgency.URGENT, "Beide", Chosen("a", ("ja",)))
    shares = chances(replace(SOUND, red_flags=(both,)))

    assert shares.option_flags == {(1, "kracht"): Fraction(1, 3)}
    assert shares.red_flags == {0: Fraction(1, 2)}
    assert shares.flagged == shares.care_card == Fraction(2, 3)
    assert sum(shares.outcomes.values()) == Fraction(1, 3)


def test_forty_questions_of_six_answers_are_counted_exactly() -> None:
    six = tuple(option(str(points), "Een antwoord", points) for points in range(6))
    asked = [question(*six, id=f"q{number}") for number in range(40)]
    definition = definition_of(*asked, bands=(band("laag", 0, 99), band("hoog", 100, 200)))
    shares = chances(definition)

    assert shares.is_exact
    assert shares.outcomes[0] + shares.outcomes[1] == 1
    # Scores lie evenly around 100, and 100 itself belongs to the higher outcome.
    middle = shares.outcomes[1] - shares.outcomes[0]
    assert 0 < middle < Fraction(1, 25)
    assert middle.denominator % 6 == 0


def test_what_cannot_be_counted_is_sampled_the_same_way_each_time() -> None:
    names = [f"d{number}" for number in range(4)]
    six = tuple(option(str(points), "Een antwoord", points) for points in range(6))
    asked = [
        replace(question(*six, id=f"q{number}"), counts=(Counting(names[number % 4]),))
        for number in range(40)
    ]
    bands = (*(Band(name, name, "Kort.", when=between(26, 99, name)) for name in names), rest())
    definition = replace(
        definition_of(*asked, bands=bands), dimensions=tuple(Dimension(n, n) for n in names)
    )
    shares = chances(definition)

    assert not shares.is_exact
    assert shares == chances(definition)
    assert sum(shares.outcomes.values()) == 1
    assert abs(shares.outcomes[0] - Fraction(43, 100)) < Fraction(5, 100)


def test_a_question_with_more_answers_than_can_be_listed_is_sampled() -> None:
    many = tuple(option(str(number), "Een klacht", 1) for number in range(14))
    signs = MultipleChoice(id="m", title="Wat?", options=many, counts=(Counting(MAIN),))
    hours = WholeNumber(id="w", title="Uren?", highest=100_000, optional=True)
    definition = definition_of(signs, hours, bands=(band("een", 1, 6), band("veel", 7, 14)))
    shares = chances(definition)

    assert not shares.is_exact
    assert abs(shares.outcomes[0] - Fraction(395, 1000)) < Fraction(5, 100)


def test_a_sample_comes_close_to_what_is_exact() -> None:
    definition = definition_of(
        *(question(NO, YES, id=name) for name in "abcd"), bands=(band("a", 0, 3), band("b", 6, 12))
    )
    found = sample(Course(definition, needed(definition, all_conditions(definition))))
    low = sum(count for end, count in found.endings.items() if end.band == 0)

    assert abs(Fraction(low, found.total) - chances(definition).outcomes[0]) < Fraction(4, 100)


def test_a_grid_that_counts_in_many_dimensions_is_sampled_line_by_line() -> None:
    names = [f"d{number}" for number in range(4)]
    six = tuple(option(str(points), "Een antwoord", points) for points in range(6))
    lines = tuple(
        Statement(f"s{number}", "Een zin", (Counting(names[number % 4]),)) for number in range(12)
    )
    bands = (*(Band(name, name, "Kort.", when=between(9, 99, name)) for name in names), rest())
    definition = replace(
        definition_of(Grid(id="g", title="Wat?", statements=lines, options=six), bands=bands),
        dimensions=tuple(Dimension(name, name) for name in names),
    )
    shares = chances(definition)

    assert not shares.is_exact
    assert abs(shares.outcomes[0] - Fraction(81, 216)) < Fraction(5, 100)


def test_a_condition_is_told_apart_by_the_answers_it_looks_at() -> None:
    asked = [question(NO, YES, id="a"), question(NO, YES, id="b")]
    third = replace(question(NO, YES, id="c"), shown_when=Chosen("a", ("ja",)))
    fourth = replace(question(NO, YES, id="d"), shown_when=Not(Chosen("a", ("ja",))))
    shares = chances(definition_of(*asked, third, fourth))

    assert shares.shown == {0: 1, 1: 1, 2: Fraction(1, 2), 3: Fraction(1, 2)}
