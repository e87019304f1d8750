"""Conditions over answers and dimensions; some are neither true nor false yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from cms.funnel.self_test.exact import EVERY_NUMBER, Range


@dataclass(frozen=True)
class Chosen:
    """One of `options` was chosen; `statement` names a line when the question is a grid."""

    question: str
    options: tuple[str, ...]
    statement: str = ""


@dataclass(frozen=True)
class Given:
    """The number that was given, on a scale or as a whole number, lies in `range`."""

    question: str
    range: Range = EVERY_NUMBER


@dataclass(frozen=True)
class Scored:
    """The dimension lies in `range`; false when it cannot be determined."""

    dimension: str
    range: Range


@dataclass(frozen=True)
class Undetermined:
    """Too many answers are missing to determine the dimension."""

    dimension: str


@dataclass(frozen=True)
class AllOf:
    """Every one of them holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of them holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


Condition = Chosen | Given | Scored | Undetermined | AllOf | AnyOf | Not


class Unknown(Exception):
    """This cannot be known yet."""


class Known(Protocol):
    """What is known of a visitor's answers; each raises Unknown for what is still to come."""

    def chosen(self, question: str, statement: str) -> frozenset[str]:
        """Ids of the options that were chosen; none when the question was skipped or not asked."""

    def given(self, question: str) -> Fraction | None:
        """The number that was given, None when there is none."""

    def score(self, dimension: str) -> Fraction | None:
        """The score, None when it cannot be determined."""


def holds(condition: Condition, known: Known) -> bool | None:
    """Whether the condition holds, None when that is not known yet."""
    match condition:
        case AllOf(conditions):
            return _all(holds(each, known) for each in conditions)
        case AnyOf(conditions):
            return _negated(_all(_negated(holds(each, known)) for each in conditions))
        case Not(inner):
            return _negated(holds(inner, known))
    try:
        return _fact(condition, known)
    except Unknown:
        return None


def _fact(condition: Chosen | Given | Scored | Undetermined, known: Known) -> bool:
    match condition:
        case Chosen(question, options, statement):
            return not known.chosen(question, statement).isdisjoint(options)
        case Given(question, range_):
            number = known.given(question)
            return number is not None and number in range_
        case Scored(dimension, range_):
            score = known.score(dimension)
            return score is not None and score in range_
        case Undetermined(dimension):
            return known.score(dimension) is None


def _all(values: Iterator[bool | None]) -> bool | None:
    found: bool | None = True
    for value in values:
        if value is False:
            return False
        if value is None:
            found = None
    return found


def _negated(value: bool | None) -> bool | None:
    return None if value is None else not value


def leaves(condition: Condition) -> Iterator[Chosen | Given | Scored | Undetermined]:
    """The conditions inside that look at answers and dimensions themselves."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            for each in conditions:
                yield from leaves(each)
        case Not(inner):
            yield from leaves(inner)
        case leaf:
            yield leaf
