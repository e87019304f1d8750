"""Exact numbers: a score at a cut-off is at that cut-off, whatever was added to reach it."""

from dataclasses import dataclass
from fractions import Fraction

LONGEST = 40


def exact(written: int | str | Fraction) -> Fraction:
    """A number as people write it: `3`, `"2.5"`, `"1/3"`; a float is refused, as it is not exact.

    Raises ValueError.
    """
    if isinstance(written, bool) or not isinstance(written, int | str | Fraction):
        raise ValueError("not an exact number")
    if isinstance(written, str) and (len(written) > LONGEST or "e" in written.lower()):
        raise ValueError("too long, or with an exponent")
    try:
        return Fraction(written)
    except ZeroDivisionError as error:
        raise ValueError("divided by nothing") from error


def plain(number: Fraction) -> int | str:
    """The shortest exact way to write it: `3`, `"2.5"`, else `"1/3"`."""
    if number.denominator == 1:
        return number.numerator
    tenths = number.denominator
    for prime in (2, 5):
        while tenths % prime == 0:
            tenths //= prime
    return str(number) if tenths > 1 else _decimal(number)


def _decimal(number: Fraction) -> str:
    places = 1
    while (number * 10**places).denominator > 1:
        places += 1
    digits = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


@dataclass(frozen=True)
class Range:
    """Numbers between two ends, each of which may be open or may be left away."""

    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    def __contains__(self, number: Fraction) -> bool:
        """True when the number lies between the ends."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.above is None or number > self.above)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )

    def touches(self, lowest: Fraction, highest: Fraction) -> bool:
        """True when a number from `lowest` up to and including `highest` can lie in it."""
        return (
            (self.at_least is None or highest >= self.at_least)
            and (self.above is None or highest > self.above)
            and (self.at_most is None or lowest <= self.at_most)
            and (self.below is None or lowest < self.below)
        )

    @property
    def cuts(self) -> tuple[Fraction, ...]:
        """The numbers at which something changes."""
        ends = (self.at_least, self.above, self.at_most, self.below)
        return tuple(end for end in ends if end is not None)


EVERY_NUMBER = Range()
