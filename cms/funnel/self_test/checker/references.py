"""Whether conditions speak of what there is, and of what comes before them."""

from collections.abc import Iterator

from cms.funnel.self_test.checker.conditions_of import Placed, conditions_of
from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.conditions import (
    AllOf,
    AnyOf,
    Chosen,
    Condition,
    Given,
    Not,
    Scored,
    Undetermined,
    leaves,
)
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.questions import AnyQuestion, Grid, Scale, WholeNumber, options_of


def references(definition: Definition) -> Iterator[Problem]:
    """Everything that conditions name and that is not there, or not yet."""
    for placed in conditions_of(definition):
        if any(_is_empty(each) for each in _all_in(placed.condition)):
            yield Problem(Kind.EMPTY_CONDITION, placed.where)
        for leaf in leaves(placed.condition):
            match leaf:
                case Scored(dimension) | Undetermined(dimension):
                    if dimension not in definition.dimensions_by_id:
                        yield Problem(Kind.UNKNOWN_DIMENSION, placed.where, {"id": dimension})
                case Chosen() | Given():
                    yield from _about_question(definition, placed, leaf)
            if isinstance(leaf, Scored | Given) and is_empty(leaf.range):
                yield Problem(Kind.EMPTY_RANGE, placed.where)


def is_empty(range_: Range) -> bool:
    """True when no number can lie in it."""
    lowest = [end for end in (range_.at_least, range_.above) if end is not None]
    highest = [end for end in (range_.at_most, range_.below) if end is not None]
    if not lowest or not highest:
        return False
    edge = max(lowest)
    return edge > min(highest) or (edge == min(highest) and edge not in range_)


def _about_question(
    definition: Definition, placed: Placed, leaf: Chosen | Given
) -> Iterator[Problem]:
    number = definition.numbers.get(leaf.question)
    if number is None:
        yield Problem(Kind.UNKNOWN_QUESTION, placed.where, {"id": leaf.question})
    elif number >= placed.asked:
        yield Problem(Kind.LATER_QUESTION, placed.where, {"number": number + 1})
    elif isinstance(leaf, Given):
        if not isinstance(definition.questions[number], Scale | WholeNumber):
            yield Problem(Kind.NO_NUMBER_THERE, placed.where, {"number": number + 1})
    else:
        yield from _choices(placed.where, definition.questions[number], number + 1, leaf)


def _choices(where: Where, question: AnyQuestion, number: int, leaf: Chosen) -> Iterator[Problem]:
    ids = {option.id for option in options_of(question)}
    if not ids:
        yield Problem(Kind.NO_CHOICE_THERE, where, {"number": number})
        return
    for option in leaf.options:
        if option not in ids:
            yield Problem(Kind.UNKNOWN_OPTION, where, {"id": option, "number": number})
    lines = {each.id for each in question.statements} if isinstance(question, Grid) else set()
    if leaf.statement and leaf.statement not in lines:
        yield Problem(Kind.UNKNOWN_STATEMENT, where, {"id": leaf.statement, "number": number})


def _all_in(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case AllOf(inner) | AnyOf(inner):
            for each in inner:
                yield from _all_in(each)
        case Not(inner):
            yield from _all_in(inner)


def _is_empty(condition: Condition) -> bool:
    match condition:
        case AllOf(inner) | AnyOf(inner):
            return not inner
        case Chosen(options=options):
            return not options
    return False
