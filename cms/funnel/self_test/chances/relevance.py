"""Which dimensions and answers still make a difference, and until when."""

from collections.abc import Iterator, Mapping, Sequence

from cms.funnel.self_test.conditions import Chosen, Condition, Given, Scored, Undetermined, leaves
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension


def needed(definition: Definition, conditions: Sequence[Condition]) -> tuple[Dimension, ...]:
    """The plain dimensions that these conditions look at, themselves or through derived ones."""
    by_id = definition.dimensions_by_id
    found = [leaf for each in conditions for leaf in leaves(each)]
    wanted = [leaf.dimension for leaf in found if isinstance(leaf, Scored | Undetermined)]
    return plain_below(definition, [name for name in wanted if name in by_id])


def plain_below(definition: Definition, names: Sequence[str]) -> tuple[Dimension, ...]:
    """The plain dimensions that these are, or are derived from, in their order."""
    wanted = set(names)
    for dimension in reversed(definition.dimensions):
        if dimension.id in wanted:
            wanted |= {term.dimension for term in dimension.of}
    return tuple(each for each in definition.dimensions if each.id in wanted and not each.of)


def conditions_on_the_way(definition: Definition) -> Sequence[Condition]:
    """The conditions that decide which questions are asked."""
    shown = [each.shown_when for each in definition.questions if each.shown_when]
    at_once = [flag.when for flag in definition.red_flags if flag.at_once]
    return [*shown, *at_once, *([definition.ends_when] if definition.ends_when else [])]


def all_conditions(definition: Definition) -> Sequence[Condition]:
    """Every condition in a test."""
    return [condition for condition, _ in uses(definition)]


def uses(definition: Definition) -> Iterator[tuple[Condition, int]]:
    """Each condition, with the number of the last question before which it is looked at."""
    end = len(definition.questions)
    for number, question in enumerate(definition.questions):
        if question.shown_when:
            yield question.shown_when, number
    whole = (definition.ends_when, definition.softened_when)
    later = [
        *(flag.when for flag in definition.red_flags),
        *(band.when for band in definition.bands),
    ]
    yield from ((condition, end) for condition in (*whole, *later) if condition)


def last_uses(definition: Definition) -> Mapping[int, int]:
    """Until which question the answer to each must be remembered, -1 for never."""
    last = dict.fromkeys(range(len(definition.questions)), -1)
    for condition, number in uses(definition):
        for leaf in leaves(condition):
            if isinstance(leaf, Chosen | Given) and leaf.question in definition.numbers:
                about = definition.numbers[leaf.question]
                last[about] = max(last[about], number)
    return last
