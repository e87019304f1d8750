"""What a test measures: how answers become the score of a dimension, and what that score means."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cms.funnel.self_test.exact import Range

ABOVE_NOTHING = Range(above=Fraction(0))


class How(StrEnum):
    """How the parts of a dimension become one number."""

    SUM = "sum"
    MEAN = "mean"
    MAXIMUM = "maximum"
    COUNT = "count"


@dataclass(frozen=True)
class Missing:
    """What is done about questions that were asked and skipped.

    Up to `allowed` may be missing; with more the dimension cannot be determined. What is missing
    counts as nothing, or, with `prorate`, as the mean of what was answered.
    """

    allowed: int = 0
    prorate: bool = False


@dataclass(frozen=True)
class Level:
    """What a range of scores of one dimension means, in words; `text` is rich text."""

    title: str
    range: Range
    text: str = ""


@dataclass(frozen=True)
class Term:
    """Another dimension, as part of a derived one."""

    dimension: str
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Dimension:
    """A scale or subscale.

    Its parts are the answers that count in it, or, when `of` names any, dimensions before it. A
    count counts the parts whose points lie in `counted`. At the end the number is multiplied by
    `times` and `plus` is added. `read_next` holds ids of pages for who has this one weigh heaviest.
    """

    id: str
    title: str
    how: How = How.SUM
    of: tuple[Term, ...] = ()
    counted: Range = ABOVE_NOTHING
    missing: Missing = Missing()
    times: Fraction = Fraction(1)
    plus: Fraction = Fraction(0)
    levels: tuple[Level, ...] = ()
    read_next: tuple[int, ...] = ()
    shown: bool = True

    def level(self, score: Fraction | None) -> Level | None:
        """The first level that holds the score."""
        if score is None:
            return None
        return next((level for level in self.levels if score in level.range), None)


MAIN = "score"
