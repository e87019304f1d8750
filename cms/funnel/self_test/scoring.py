"""From answers to an outcome: whole numbers only, and a red flag before any band."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.funnel.self_test.definition import Band, Definition, Option, Question, Urgency
from cms.funnel.self_test.path import is_over


class Incomplete(ValueError):
    """The answers do not fit the questions that are asked, one option for each."""


@dataclass(frozen=True)
class Answer:
    """A question with the option that was chosen."""

    question: Question
    option: Option


@dataclass(frozen=True)
class Outcome:
    """What the answers mean; `band` is None only when a draft's bands leave a gap."""

    score: int
    band: Band | None
    answers: tuple[Answer, ...]

    @property
    def red_flags(self) -> tuple[Answer, ...]:
        """The answers that a doctor should hear of, most urgent first."""
        flagged = [answer for answer in self.answers if answer.option.red_flag]
        return tuple(sorted(flagged, key=lambda answer: -_rank(answer.option)))

    @property
    def urgency(self) -> Urgency | None:
        """The most urgent red flag among the answers."""
        return self.red_flags[0].option.red_flag if self.red_flags else None

    @property
    def weightiest(self) -> tuple[Answer, ...]:
        """The answers that moved the score, heaviest first."""
        moved = [answer for answer in self.answers if answer.option.points]
        return tuple(sorted(moved, key=lambda answer: -abs(answer.option.points)))


def outcome(definition: Definition, answers: Sequence[int]) -> Outcome:
    """The outcome for one option number per question, the last one that was asked included.

    Raises Incomplete when questions are still to be asked, or more was answered than was asked.
    """
    given = tuple(
        Answer(question, chosen_option(question, number))
        for question, number in zip(definition.questions, answers, strict=False)
    )
    still_asked = not answers or not is_over(definition, answers[:-1])
    if len(given) != len(answers) or not is_over(definition, answers) or not still_asked:
        raise Incomplete("one answer for each question that is asked")
    score = sum(answer.option.points for answer in given)
    return Outcome(score, band_for(definition, score), given)


def band_for(definition: Definition, score: int) -> Band | None:
    """The first band that holds the score."""
    return next((band for band in definition.bands if band.lower <= score <= band.upper), None)


def chosen_option(question: Question, number: int) -> Option:
    """The option with this number, counted from 0; raises Incomplete."""
    if not 0 <= number < len(question.options):
        raise Incomplete("no such option")
    return question.options[number]


def _rank(option: Option) -> int:
    return option.red_flag.rank if option.red_flag else 0
