"""What the parts of a dimension come to, kept so small that equal sums are equal values."""

from fractions import Fraction
from typing import NamedTuple

from cms.funnel.self_test.dimensions import Dimension, How

NOTHING = Fraction(0)


class Tally(NamedTuple):
    """How many parts there are and are missing, and what the others come to.

    `weight` is kept for a mean only, `highest` for a maximum only.
    """

    parts: int = 0
    missing: int = 0
    total: Fraction = NOTHING
    weight: Fraction = NOTHING
    highest: Fraction | None = None

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        ends = [each for each in (self.highest, other.highest) if each is not None]
        return Tally(
            self.parts + other.parts,
            self.missing + other.missing,
            self.total + other.total,
            self.weight + other.weight,
            max(ends, default=None),
        )


EMPTY = Tally()


def tally(dimension: Dimension, points: Fraction | None, weight: Fraction) -> Tally:
    """One part; `points` is None when it is missing."""
    if points is None:
        return Tally(1, 1)
    match dimension.how:
        case How.SUM:
            return Tally(1, 0, points * weight)
        case How.MEAN:
            return Tally(1, 0, points * weight, weight)
        case How.MAXIMUM:
            return Tally(1, 0, highest=points * weight)
        case How.COUNT:
            return Tally(1, 0, Fraction(points in dimension.counted))


def combined(dimension: Dimension, parts: Tally) -> Fraction | None:
    """The score, None when it cannot be determined."""
    there = parts.parts - parts.missing
    if parts.missing > dimension.missing.allowed or (parts.parts and not there):
        return None
    number = _number(dimension, parts)
    if number is None:
        return None
    if parts.missing and prorates(dimension):
        number = number * parts.parts / there
    return number * dimension.times + dimension.plus


def prorates(dimension: Dimension) -> bool:
    """True when what is missing counts as the mean of the rest; a mean does so by itself."""
    return dimension.missing.prorate and dimension.how in (How.SUM, How.COUNT)


def _number(dimension: Dimension, parts: Tally) -> Fraction | None:
    match dimension.how:
        case How.SUM | How.COUNT:
            return parts.total
        case How.MEAN:
            return parts.total / parts.weight if parts.weight else None
        case How.MAXIMUM:
            return parts.highest
