"""Where a visitor stands, found anew from the answers at every step."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.funnel.self_test.definition import Definition, Question, Urgency


@dataclass(frozen=True)
class Position:
    """The question to ask now; `number` counts from 1, `about` is how many there will be."""

    question: Question
    number: int
    about: int


def position(definition: Definition, answers: Sequence[int]) -> Position | None:
    """The first question without an answer, or None when the test is over."""
    if is_over(definition, answers):
        return None
    given = len(answers)
    return Position(definition.questions[given], given + 1, len(definition.questions))


def is_over(definition: Definition, answers: Sequence[int]) -> bool:
    """True when all is answered, or when an answer cannot wait for the questions after it."""
    return len(answers) >= len(definition.questions) or any(
        _cannot_wait(question, number)
        for question, number in zip(definition.questions, answers, strict=False)
    )


def _cannot_wait(question: Question, number: int) -> bool:
    known = 0 <= number < len(question.options)
    return known and question.options[number].red_flag is Urgency.EMERGENCY
