"""Red flags: answers that belong with a doctor, before and above every outcome."""

from collections.abc import Iterator
from dataclasses import dataclass

from cms.funnel.self_test.conditions import holds
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.facts import Answers, Facts
from cms.funnel.self_test.questions import chosen_options
from cms.funnel.self_test.urgency import Urgency


@dataclass(frozen=True)
class Raised:
    """A red flag that was raised.

    It comes from an answer, when `question` has its number and `option` its id, or from a
    condition, when `title` says what was noticed.
    """

    urgency: Urgency
    at_once: bool
    question: int | None = None
    option: str = ""
    title: str = ""


def raised(definition: Definition, answers: Answers, reached: int) -> tuple[Raised, ...]:
    """Every red flag that these answers raise, the most urgent first."""
    found = (*_by_answers(definition, answers), *_by_conditions(definition, answers, reached))
    return tuple(sorted(found, key=lambda flag: -flag.urgency.rank))


def stops_here(definition: Definition, answers: Answers, reached: int) -> bool:
    """True when a red flag cannot wait for the questions after it."""
    return any(flag.at_once for flag in raised(definition, answers, reached))


def is_softened(definition: Definition, flags: tuple[Raised, ...], facts: Facts) -> bool:
    """True when a doctor has looked already: never for what is urgent or an emergency."""
    mild = bool(flags) and flags[0].urgency is Urgency.SEE_DOCTOR
    condition = definition.softened_when
    return mild and condition is not None and holds(condition, facts) is True


def _by_answers(definition: Definition, answers: Answers) -> Iterator[Raised]:
    for number, answer in sorted(answers.items()):
        for option in chosen_options(definition.questions[number], answer):
            if option.red_flag:
                yield Raised(option.red_flag, option.at_once, number, option.id)


def _by_conditions(definition: Definition, answers: Answers, reached: int) -> Iterator[Raised]:
    facts = Facts(definition, answers, reached)
    for flag in definition.red_flags:
        if holds(flag.when, facts):
            yield Raised(flag.urgency, flag.at_once, title=flag.title)
