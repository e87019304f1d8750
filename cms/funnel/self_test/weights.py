"""Why an outcome is what it is: the answers and dimensions that moved it most."""

from dataclasses import dataclass
from fractions import Fraction

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.facts import Facts
from cms.funnel.self_test.points import Item
from cms.funnel.self_test.scoring import Outcome
from cms.funnel.self_test.span import span


@dataclass(frozen=True)
class Mover:
    """An item with the number of its question, and how much it moved the score above its lowest."""

    number: int
    item: Item
    moved: Fraction


def movers(definition: Definition, outcome: Outcome, dimension: str) -> tuple[Mover, ...]:
    """The answers that moved a dimension, and those it is derived from; the heaviest first."""
    parts = _below(definition, dimension)
    facts = Facts(definition, outcome.answers, len(definition.questions))
    numbers = definition.numbers
    found = [
        Mover(numbers[item.question.id], item, (points - item.lowest) * item.counting.weight)
        for name in parts
        for item, points in facts.answered_items(name)
    ]
    return tuple(sorted((each for each in found if each.moved > 0), key=lambda each: -each.moved))


def weightiest(definition: Definition, outcome: Outcome) -> Dimension | None:
    """The dimension that lies farthest along its span, None when none was determined.

    A total is passed over for what it is made of.
    """
    made_of = {term.dimension for each in definition.dimensions for term in each.of}
    plain = [each for each in definition.dimensions if each.id in made_of or not each.of]
    along = [
        (span(definition, each.id).share(score), each)
        for each in plain
        if (score := outcome.scores.get(each.id)) is not None
    ]
    return max(along, key=lambda pair: pair[0])[1] if along else None


def _below(definition: Definition, name: str) -> tuple[str, ...]:
    """The dimension itself, or the plain ones that it is derived from, each once."""
    dimension = definition.dimensions_by_id[name]
    if not dimension.of:
        return (name,)
    earlier = definition.dimensions[: definition.dimensions.index(dimension)]
    known = [term.dimension for term in dimension.of if term.dimension in {d.id for d in earlier}]
    inner = [each for below in known for each in _below(definition, below)]
    return tuple(dict.fromkeys(inner))
