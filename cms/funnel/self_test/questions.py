"""The kinds of question, and what can be answered to each.

An answer is plain data, so that it fits into a page: the number of an option; the numbers of
several; the number that was given; for a grid one option number for each statement; None for
what was skipped or only read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from cms.funnel.self_test.conditions import Condition
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.urgency import Urgency

Answer = int | tuple[int | None, ...] | None


@dataclass(frozen=True)
class Recoding:
    """A raw value in `range` counts as `points`."""

    range: Range
    points: Fraction


@dataclass(frozen=True)
class Counting:
    """How a question counts in a dimension: recoded first, then reversed, then weighed."""

    dimension: str
    weight: Fraction = Fraction(1)
    reversed: bool = False
    recoded: tuple[Recoding, ...] = ()


@dataclass(frozen=True)
class Option:
    """One answer that a visitor may choose.

    `value` counts in every dimension of its question, save those that `points` names. `alone`
    excludes all others ("none of these"). `at_once` ends the test at this red flag.
    """

    id: str
    text: str
    value: Fraction = Fraction(0)
    points: Mapping[str, Fraction] = field(default_factory=dict)
    red_flag: Urgency | None = None
    at_once: bool = False
    alone: bool = False
    picture: int | None = None

    def points_in(self, dimension: str) -> Fraction:
        """The raw points in this dimension."""
        return self.points.get(dimension, self.value)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share; `id` survives reordering and retitling."""

    id: str
    title: str
    help: str = ""
    optional: bool = False
    shown_when: Condition | None = None


class Look(StrEnum):
    """How the answers to a single choice are shown."""

    LIST = "list"
    YES_NO = "yes_no"
    PICTURES = "pictures"


@dataclass(frozen=True, kw_only=True)
class SingleChoice(Question):
    """One answer out of `options`."""

    options: tuple[Option, ...]
    look: Look = Look.LIST
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(Question):
    """Any of `options`; their points add up. Choosing none is skipping."""

    options: tuple[Option, ...]
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scale(Question):
    """A whole number between two ends that have words to them."""

    lowest: int = 0
    highest: int = 10
    lowest_label: str = ""
    highest_label: str = ""
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WholeNumber(Question):
    """A whole number that is typed, such as hours of sleep; `unit` follows the field."""

    lowest: int = 0
    highest: int = 999
    unit: str = ""
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One line of a grid."""

    id: str
    text: str
    counts: tuple[Counting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid(Question):
    """Statements that share one set of options."""

    statements: tuple[Statement, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Information(Question):
    """A step to read; `text` is rich text, and there is nothing to answer."""

    text: str = ""


AnyQuestion = SingleChoice | MultipleChoice | Scale | WholeNumber | Grid | Information


class Unfit(StrEnum):
    """Why an answer does not fit its question."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_ALONE = "not_alone"
    OUT_OF_RANGE = "out_of_range"
    LINES_MISSING = "lines_missing"


def unfit(question: AnyQuestion, answer: Answer) -> Unfit | None:
    """Why this cannot be an answer to the question, None when it can."""
    if isinstance(question, Information):
        return None if answer is None else Unfit.UNKNOWN
    if answer is None:
        return None if question.optional else Unfit.MISSING
    match question:
        case SingleChoice():
            return None if _is_option(question.options, answer) else Unfit.UNKNOWN
        case MultipleChoice():
            return _unfit_choices(question, answer)
        case Scale() | WholeNumber():
            return _unfit_number(question, answer)
        case Grid():
            return _unfit_lines(question, answer)


def options_of(question: AnyQuestion) -> tuple[Option, ...]:
    """The options of a question, none for a kind that has none."""
    return getattr(question, "options", ())


def chosen_options(question: AnyQuestion, answer: Answer) -> tuple[Option, ...]:
    """The options in an answer that fits; for a grid those of all lines, each once."""
    options = options_of(question)
    numbers = answer if isinstance(answer, tuple) else (answer,)
    chosen = sorted({number for number in numbers if number is not None})
    return tuple(options[number] for number in chosen) if options else ()


def _is_option(options: tuple[Option, ...], answer: object) -> bool:
    return type(answer) is int and 0 <= answer < len(options)


def _unfit_choices(question: MultipleChoice, answer: Answer) -> Unfit | None:
    if not isinstance(answer, tuple) or not all(_is_option(question.options, n) for n in answer):
        return Unfit.UNKNOWN
    numbers = [number for number in answer if number is not None]
    if not numbers or numbers != sorted(set(numbers)):
        return Unfit.UNKNOWN
    alone = any(question.options[number].alone for number in numbers)
    return Unfit.NOT_ALONE if alone and len(numbers) > 1 else None


def _unfit_number(question: Scale | WholeNumber, answer: Answer) -> Unfit | None:
    if type(answer) is not int:
        return Unfit.UNKNOWN
    return None if question.lowest <= answer <= question.highest else Unfit.OUT_OF_RANGE


def _unfit_lines(question: Grid, answer: Answer) -> Unfit | None:
    if not isinstance(answer, tuple) or len(answer) != len(question.statements):
        return Unfit.UNKNOWN
    given = [number for number in answer if number is not None]
    if not all(_is_option(question.options, number) for number in given):
        return Unfit.UNKNOWN
    if not given:
        return Unfit.MISSING
    return None if question.optional or len(given) == len(answer) else Unfit.LINES_MISSING
