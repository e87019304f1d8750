"""How likely each outcome and each red flag is when every answer is as likely as the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cms.funnel.self_test.chances.course import Course
from cms.funnel.self_test.chances.relevance import (
    all_conditions,
    conditions_on_the_way,
    needed,
    plain_below,
)
from cms.funnel.self_test.chances.sample import sample
from cms.funnel.self_test.chances.spread import Spread, TooMany, spread
from cms.funnel.self_test.chances.states import Scores
from cms.funnel.self_test.definition import Definition

__all__ = ["Chances", "attained", "chances"]

MOVES_FOR_ONE = 40_000


@dataclass(frozen=True)
class Chances:
    """Shares of all ways through a test: exact, or of `walks` random ones.

    Outcomes, red flags and questions go by their numbers, flagged options by question and id.
    `scores` are all that were met, in the order of dimensions; `left_over` have no outcome.
    """

    is_exact: bool
    walks: int
    outcomes: Mapping[int, Fraction]
    care_card: Fraction
    flagged: Fraction
    softened: Fraction
    softens: Fraction
    ended_early: Fraction
    option_flags: Mapping[tuple[int, str], Fraction]
    red_flags: Mapping[int, Fraction]
    shown: Mapping[int, Fraction]
    hidden: Mapping[int, Fraction]
    scores: frozenset[Scores]
    left_over: frozenset[Scores]


def chances(definition: Definition) -> Chances:
    """Exact where the ways through a test can be counted while one waits, else sampled."""
    course = Course(definition, needed(definition, all_conditions(definition)))
    try:
        return _shares(definition, spread(course), is_exact=True)
    except TooMany:
        return _shares(definition, sample(course), is_exact=False)


def attained(definition: Definition, dimension: str) -> frozenset[Fraction | None] | None:
    """Every score of a dimension that any way leads to, None when they are too many to walk."""
    on_the_way = needed(definition, conditions_on_the_way(definition))
    names = [dimension, *(each.id for each in on_the_way)]
    place = [each.id for each in definition.dimensions].index(dimension)
    try:
        found = spread(Course(definition, plain_below(definition, names)), MOVES_FOR_ONE)
    except TooMany:
        return None
    return frozenset(ending.scores[place] for ending in found.endings)


def _shares(definition: Definition, found: Spread, *, is_exact: bool) -> Chances:
    endings = found.endings.items()

    def share(count: int) -> Fraction:
        return Fraction(count, found.total)

    return Chances(
        is_exact,
        found.total,
        {
            number: share(
                sum(n for end, n in endings if end.band == number and not end.is_care_card)
            )
            for number in range(len(definition.bands))
        },
        care_card=share(sum(n for end, n in endings if end.is_care_card)),
        flagged=share(sum(n for end, n in endings if end.rank)),
        softened=share(sum(n for end, n in endings if end.is_softened)),
        softens=share(sum(n for end, n in endings if end.softens)),
        ended_early=share(found.ended_early),
        option_flags={where: share(count) for where, count in found.option_flags.items()},
        red_flags={
            number: share(sum(n for end, n in endings if number in end.red_flags))
            for number in range(len(definition.red_flags))
        },
        shown={number: share(found.shown[number]) for number in range(len(definition.questions))},
        hidden={number: share(count) for number, count in found.hidden.items()},
        scores=frozenset(end.scores for end, _ in endings),
        left_over=frozenset(end.scores for end, _ in endings if end.band is None),
    )
