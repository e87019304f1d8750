"""Where a visitor stands, found anew from the answers at every step."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.funnel.self_test.definition import Definition, Question


@dataclass(frozen=True)
class Position:
    """The question to ask now; `number` counts from 1, `about` is how many there will be."""

    question: Question
    number: int
    about: int


def position(definition: Definition, answers: Sequence[int]) -> Position | None:
    """The first question without an answer, or None when the test is complete."""
    total = len(definition.questions)
    if len(answers) >= total:
        return None
    return Position(definition.questions[len(answers)], len(answers) + 1, total)
