"""One step of a test, as its template prints it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.funnel.self_test.definition import Definition, Question
from cms.funnel.self_test.path import position


@dataclass(frozen=True)
class OptionCard:
    """An answer to choose from."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class AskedQuestion:
    """The question with its answers."""

    title: str
    help: str
    options: tuple[OptionCard, ...]


@dataclass(frozen=True)
class Step:
    """A form with one question; `state` is the visitor's signed progress, empty at the start."""

    question: AskedQuestion
    number: int
    about: int
    action: str
    state: str = ""
    origin: str = ""
    error: str = ""

    @property
    def first(self) -> bool:
        """True when there is nothing to go back to."""
        return self.number == 1

    @property
    def button(self) -> str:
        """What pressing it does."""
        if self.first:
            return _("Start the test")
        return _("To my outcome") if self.number == self.about else _("Next")


def first_step(definition: Definition, action: str, origin: str = "", error: str = "") -> Step:
    """Question one as a plain form, the same for every visitor."""
    return step_after(definition, (), action, origin=origin, error=error)


def step_after(
    definition: Definition,
    answers: Sequence[int],
    action: str,
    *,
    state: str = "",
    origin: str = "",
    error: str = "",
    chosen: int | None = None,
) -> Step:
    """The question that follows these answers; there must be one."""
    here = position(definition, answers)
    if here is None:
        raise ValueError("the test is complete")
    return Step(
        _asked(here.question, chosen), here.number, here.about, action, state, origin, error
    )


def _asked(question: Question, chosen: int | None) -> AskedQuestion:
    cards = (
        OptionCard(str(number), option.text, number == chosen)
        for number, option in enumerate(question.options)
    )
    return AskedQuestion(question.title, question.help, tuple(cards))
