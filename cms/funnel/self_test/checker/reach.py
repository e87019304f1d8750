"""What nobody comes to: questions, outcomes and conditions, by all ways through the test."""

from collections.abc import Iterator

from cms.funnel.self_test.chances import Chances
from cms.funnel.self_test.checker.problem import Kind, Problem, Where, note
from cms.funnel.self_test.definition import Definition


def reach(definition: Definition, chances: Chances) -> Iterator[Problem]:
    """What is never come to; where only a sample was walked it is told, and stops nothing."""
    if chances.care_card == 1 and chances.is_exact:
        yield Problem(Kind.ONLY_RED_FLAGS, ("outcomes",))
        return
    for problem in _never(definition, chances):
        if chances.is_exact:
            yield problem
        else:
            yield note(Kind.UNSEEN, problem.where, walks=chances.walks)
    if chances.is_exact:
        yield from _always(definition, chances)


def _never(definition: Definition, chances: Chances) -> Iterator[Problem]:
    for number, question in enumerate(definition.questions):
        if not chances.shown[number]:
            place: Where = ("questions", number)
            where = (*place, "shown_when") if question.shown_when else (*place, "title")
            yield Problem(Kind.UNREACHABLE_QUESTION, where)
    if definition.ends_when and not chances.ended_early:
        yield Problem(Kind.NEVER, ("ends_when",))
    for number, share in chances.red_flags.items():
        if not share:
            yield Problem(Kind.NEVER, ("red_flags", number, "when"))
    if definition.softened_when and not chances.softens:
        yield Problem(Kind.NEVER, ("softened_when",))
    for number, share in chances.outcomes.items():
        if not share:
            last = definition.bands[number].when is None
            where = ("outcomes", number, "title" if last else "when")
            # A last outcome that nobody needs is a net, not a mistake.
            is_net = last and number == len(definition.bands) - 1
            yield Problem(Kind.UNREACHABLE_OUTCOME, where, stops=not is_net)


def _always(definition: Definition, chances: Chances) -> Iterator[Problem]:
    for number, question in enumerate(definition.questions):
        if question.shown_when and chances.shown[number] and not chances.hidden.get(number):
            yield note(Kind.ALWAYS, ("questions", number, "shown_when"))
    for number, share in chances.red_flags.items():
        if share == 1:
            yield note(Kind.ALWAYS, ("red_flags", number, "when"))
    if definition.softened_when:
        if chances.softens == 1:
            yield note(Kind.ALWAYS, ("softened_when",))
        elif chances.softens and not chances.softened:
            yield note(Kind.NOTHING_TO_SOFTEN, ("softened_when",))
