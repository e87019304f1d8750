"""Where a visitor stands, found anew from the answers at every step."""

from dataclasses import dataclass

from cms.funnel.self_test.conditions import holds
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.facts import Answers, Facts
from cms.funnel.self_test.questions import Answer, AnyQuestion, unfit
from cms.funnel.self_test.red_flags import stops_here


@dataclass(frozen=True)
class Path:
    """The answers that count, in the order of asking, and the number of the question to ask now.

    `next` is None when the test is over. `about` is how many questions there are at most, those
    that were answered included; it never grows while a visitor goes on.
    """

    answers: Answers
    next: int | None
    about: int

    @property
    def number(self) -> int:
        """The place of the question to ask now, counted from 1."""
        return len(self.answers) + 1


def walk(definition: Definition, answers: Answers, until: int | None = None) -> Path:
    """Follow the answers as far as they lead, or up to the question with the number `until`.

    What was answered to a question that is not asked any more is left out. An answer that does not
    fit ends the walk at its question.
    """
    counted: dict[int, Answer] = {}
    end = len(definition.questions) if until is None else until
    for number, question in enumerate(definition.questions):
        if counted and is_over(definition, counted, number):
            return Path(counted, None, len(counted))
        if not _is_shown(question, definition, counted, number):
            continue
        if number >= end or number not in answers or unfit(question, answers[number]):
            return Path(counted, number, len(counted) + _at_most(definition, counted, number))
        counted[number] = answers[number]
    return Path(counted, None, len(counted))


def is_over(definition: Definition, answers: Answers, reached: int) -> bool:
    """True when an answer cannot wait, or the test says that enough is known."""
    if stops_here(definition, answers, reached):
        return True
    ends_when = definition.ends_when
    return ends_when is not None and bool(holds(ends_when, Facts(definition, answers, reached)))


def before(definition: Definition, answers: Answers, number: int) -> int | None:
    """The question that was asked before this one, None for the first."""
    earlier = walk(definition, answers, number).answers
    return max(earlier, default=None)


def batch(definition: Definition, path: Path) -> tuple[int, ...]:
    """The numbers of the questions that can be asked at once from here: what they need is known."""
    if path.next is None:
        return ()
    facts = Facts(definition, path.answers, path.next, so_far=False)
    together = []
    for number in range(path.next, len(definition.questions)):
        condition = definition.questions[number].shown_when
        shown = number == path.next or condition is None or holds(condition, facts)
        if shown is None:
            break
        if shown:
            together.append(number)
    return tuple(together)


def _is_shown(question: AnyQuestion, definition: Definition, answers: Answers, number: int) -> bool:
    condition = question.shown_when
    return condition is None or bool(holds(condition, Facts(definition, answers, number)))


def _at_most(definition: Definition, answers: Answers, number: int) -> int:
    """How many questions may still be asked, the one with this number included."""
    facts = Facts(definition, answers, number, so_far=False)
    later = definition.questions[number + 1 :]
    return 1 + sum(
        each.shown_when is None or holds(each.shown_when, facts) is not False for each in later
    )
