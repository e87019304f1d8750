"""What the parts of a dimension come to, kept so small that equal sums are equal values."""

from fractions import Fraction
from typing import NamedTuple

from cms.funnel.self_test.dimensions import Dimension, How

Exact = int | Fraction


class Tally(NamedTuple):
    """How many parts there are and are missing, and what the others come to.

    `weight` is kept for a mean only, `highest` for a maximum only. Whole numbers are int, which
    add up many times faster than fractions.
    """

    parts: int = 0
    missing: int = 0
    total: Exact = 0
    weight: Exact = 0
    highest: Exact | None = None

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        highest = self.highest
        if highest is None or (other.highest is not None and other.highest > highest):
            highest = other.highest
        return Tally(
            self.parts + other.parts,
            self.missing + other.missing,
            self.total + other.total,
            self.weight + other.weight,
            highest,
        )


EMPTY = Tally()


def tally(dimension: Dimension, points: Fraction | None, weight: Fraction) -> Tally:
    """One part; `points` is None when it is missing."""
    if points is None:
        return Tally(1, 1)
    match dimension.how:
        case How.SUM:
            return Tally(1, 0, _short(points * weight))
        case How.MEAN:
            return Tally(1, 0, _short(points * weight), _short(weight))
        case How.MAXIMUM:
            return Tally(1, 0, highest=_short(points * weight))
        case How.COUNT:
            return Tally(1, 0, int(points in dimension.counted))


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
            return Fraction(parts.total)
        case How.MEAN:
            return Fraction(parts.total) / parts.weight if parts.weight else None
        case How.MAXIMUM:
            return None if parts.highest is None else Fraction(parts.highest)


def _short(number: Fraction) -> Exact:
    return number.numerator if number.denominator == 1 else number
