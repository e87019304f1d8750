"""What was counted at a question, told so that nobody can be worked out from it.

Numbers are rounded down to tens and those below ten are not told. Because everything is rounded,
nor can they be worked out as the difference between two others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import (
    AnyQuestion,
    Grid,
    Information,
    MultipleChoice,
    SingleChoice,
)

STEP = 10


@dataclass(frozen=True)
class Counted:
    """The bare sums of one question; `answers` by the number of the line, 0 outside a grid, and
    the number of the option, both counted from 1."""

    shown: int = 0
    answered: int = 0
    back: int = 0
    answers: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """How often nothing came after the question was shown."""
        return max(self.shown - self.answered - self.back, 0)

    def all_answered(self, question: AnyQuestion) -> int:
        """How often it was answered; once only the answers to a single choice were counted."""
        is_single = isinstance(question, SingleChoice)
        return max(self.answered, sum(self.answers.values()) if is_single else 0)


@dataclass(frozen=True)
class Cell:
    """A number that may be told; `number` is None when it is below ten."""

    label: str
    number: int | None
    share: Fraction = Fraction(0)

    @property
    def part(self) -> str:
        """The share from 0 to 1, as HTML writes numbers."""
        return f"{float(self.share):.4f}"


@dataclass(frozen=True)
class AtQuestion:
    """What may be told of one question; `answers` are empty for a kind without options."""

    number: int
    title: str
    shown: Cell
    answered: Cell
    back: Cell
    left: Cell
    answers: tuple[Cell, ...]


def told(number: int) -> int | None:
    """The number rounded down to tens, None below ten."""
    return number - number % STEP if number >= STEP else None


def at_questions(definition: Definition, counted: Mapping[int, Counted]) -> tuple[AtQuestion, ...]:
    """What may be told of each question, by the sums of those that were counted."""
    return tuple(
        _at_question(number, question, counted.get(number, Counted()))
        for number, question in enumerate(definition.questions)
    )


def _at_question(number: int, question: AnyQuestion, counted: Counted) -> AtQuestion:
    def cell(label: str, count: int, of: int) -> Cell:
        part, whole = told(count), told(of)
        share = min(Fraction(part, whole), Fraction(1)) if part and whole else Fraction(0)
        return Cell(label, part, share)

    counted = replace(counted, answered=counted.all_answered(question))
    return AtQuestion(
        number,
        question.title,
        shown=cell("", counted.shown, counted.shown),
        answered=cell("", counted.answered, counted.shown),
        back=cell("", counted.back, counted.shown),
        left=cell("", counted.left, counted.shown),
        answers=tuple(
            cell(label, counted.answers.get(place, 0), counted.answered)
            for place, label in _labels(question).items()
        ),
    )


def _labels(question: AnyQuestion) -> Mapping[tuple[int, int], str]:
    if isinstance(question, Information):
        return {}
    if isinstance(question, Grid):
        return {
            (line, place): f"{statement.text}: {option.text}"
            for line, statement in enumerate(question.statements, 1)
            for place, option in enumerate(question.options, 1)
        }
    if isinstance(question, SingleChoice | MultipleChoice):
        return {(0, place): option.text for place, option in enumerate(question.options, 1)}
    return {}
