"""Every condition in a test, with the way to it."""

from collections.abc import Iterator
from typing import NamedTuple

from cms.funnel.self_test.checker.problem import Where
from cms.funnel.self_test.conditions import Condition
from cms.funnel.self_test.definition import Definition


class Placed(NamedTuple):
    """A condition, the way to it, and how many of the questions may have been asked before it."""

    condition: Condition
    where: Where
    asked: int


def conditions_of(definition: Definition) -> Iterator[Placed]:
    """The conditions in the order in which an editor reads the test."""
    every = len(definition.questions)
    for number, question in enumerate(definition.questions):
        if question.shown_when:
            yield Placed(question.shown_when, ("questions", number, "shown_when"), number)
    if definition.ends_when:
        yield Placed(definition.ends_when, ("ends_when",), every)
    for number, flag in enumerate(definition.red_flags):
        yield Placed(flag.when, ("red_flags", number, "when"), every)
    if definition.softened_when:
        yield Placed(definition.softened_when, ("softened_when",), every)
    for number, band in enumerate(definition.bands):
        if band.when:
            yield Placed(band.when, ("outcomes", number, "when"), every)
