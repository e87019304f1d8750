"""How low and how high the score of a dimension can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension, How
from cms.funnel.self_test.points import Item
from cms.funnel.self_test.questions import AnyQuestion

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Span:
    """From the lowest to the highest number, both included."""

    lowest: Fraction
    highest: Fraction

    def share(self, number: Fraction) -> Fraction:
        """How far along the number is, from 0 to 1."""
        if self.highest == self.lowest:
            return Fraction(1, 2)
        along = (number - self.lowest) / (self.highest - self.lowest)
        return min(max(along, NOTHING), Fraction(1))

    def times(self, weight: Fraction) -> "Span":
        """The span of each number multiplied."""
        ends = self.lowest * weight, self.highest * weight
        return Span(min(ends), max(ends))

    @property
    def or_nothing(self) -> "Span":
        """The span with zero in it, for what may not be asked."""
        return Span(min(self.lowest, NOTHING), max(self.highest, NOTHING))


def span(definition: Definition, name: str) -> Span:
    """The ends between which the score lies; nothing below or above them can be reached.

    Prorating can go beyond them in theory: it takes what is missing for what was answered.
    """
    dimension = definition.dimensions_by_id[name]
    parts = list(_parts(definition, dimension))
    found = _combined(dimension, parts) if parts else Span(NOTHING, NOTHING)
    ends = [each * dimension.times + dimension.plus for each in (found.lowest, found.highest)]
    return Span(min(ends), max(ends))


@dataclass(frozen=True)
class _Part:
    points: Span
    weight: Fraction
    may_be_absent: bool

    @property
    def weighed(self) -> Span:
        return self.points.times(self.weight)

    @property
    def sure(self) -> Span:
        """What it adds to a sum, with zero in it when it may not be there."""
        return self.weighed.or_nothing if self.may_be_absent else self.weighed


def _parts(definition: Definition, dimension: Dimension) -> Iterator[_Part]:
    earlier = {each.id for each in definition.dimensions[: definition.dimensions.index(dimension)]}
    for term in dimension.of:
        if term.dimension in earlier:
            yield _Part(span(definition, term.dimension), term.weight, may_be_absent=False)
    if not dimension.of:
        for number, item in definition.items_by_dimension.get(dimension.id, ()):
            absent = _may_be_absent(definition, definition.questions[number])
            yield _Part(_ends(item), item.counting.weight, absent)


def _ends(item: Item) -> Span:
    return Span(item.lowest, item.highest)


def _may_be_absent(definition: Definition, question: AnyQuestion) -> bool:
    return question.optional or question.shown_when is not None or definition.ends_when is not None


def _combined(dimension: Dimension, parts: list[_Part]) -> Span:
    weighed = [part.weighed for part in parts]
    match dimension.how:
        case How.SUM:
            there = [part.sure for part in parts]
            return Span(
                sum((each.lowest for each in there), NOTHING),
                sum((each.highest for each in there), NOTHING),
            )
        case How.MEAN:
            lowest = min(part.points.lowest for part in parts)
            return Span(lowest, max(part.points.highest for part in parts))
        case How.MAXIMUM:
            sure = [part.weighed.lowest for part in parts if not part.may_be_absent]
            lowest = max(sure) if sure else min(each.lowest for each in weighed)
            return Span(lowest, max(each.highest for each in weighed))
        case How.COUNT:
            return Span(NOTHING, Fraction(len(parts)))
