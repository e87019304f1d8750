"""Whether each dimension can be worked out from what stands before it."""

from collections.abc import Iterator

from cms.funnel.self_test.checker.conditions_of import conditions_of
from cms.funnel.self_test.checker.problem import Kind, Problem, Where, note
from cms.funnel.self_test.checker.references import is_empty
from cms.funnel.self_test.conditions import Scored, Undetermined, leaves
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension


def measures(definition: Definition) -> Iterator[Problem]:
    """Dimensions without anything to measure, derived ones that look ahead, empty ranges."""
    used = _used(definition)
    for number, dimension in enumerate(definition.dimensions):
        here: Where = ("dimensions", number)
        yield from _terms(definition, here, number, dimension)
        if not dimension.of and dimension.id not in definition.items_by_dimension:
            yield Problem(Kind.NO_ITEMS, (*here, "id"))
        if not dimension.times:
            yield Problem(Kind.WEIGHT_ZERO, (*here, "times"))
        if is_empty(dimension.counted):
            yield Problem(Kind.EMPTY_RANGE, (*here, "counted"))
        for place, level in enumerate(dimension.levels):
            if is_empty(level.range):
                yield Problem(Kind.EMPTY_RANGE, (*here, "levels", place, "range"))
        if dimension.id not in used and not dimension.shown:
            yield note(Kind.NEVER_USED, (*here, "id"))


def _terms(
    definition: Definition, here: Where, number: int, dimension: Dimension
) -> Iterator[Problem]:
    earlier = {each.id for each in definition.dimensions[:number]}
    for place, term in enumerate(dimension.of):
        where = (*here, "of", place)
        known = term.dimension in definition.dimensions_by_id
        if term.dimension not in earlier:
            kind = Kind.LATER_DIMENSION if known else Kind.UNKNOWN_DIMENSION
            yield Problem(kind, (*where, "dimension"), {"id": term.dimension})
        if not term.weight:
            yield Problem(Kind.WEIGHT_ZERO, (*where, "weight"))


def _used(definition: Definition) -> set[str]:
    in_conditions = {
        leaf.dimension
        for placed in conditions_of(definition)
        for leaf in leaves(placed.condition)
        if isinstance(leaf, Scored | Undetermined)
    }
    terms = {term.dimension for each in definition.dimensions for term in each.of}
    return in_conditions | terms
