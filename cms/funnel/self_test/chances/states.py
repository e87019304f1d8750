"""What is remembered on the way through a test, and what comes of it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from cms.funnel.self_test.questions import Answer
from cms.funnel.self_test.tally import Tally
from cms.funnel.self_test.urgency import Urgency

Scores = tuple[Fraction | None, ...]


class State(NamedTuple):
    """What is remembered: tallies by dimension, answers that a condition may still ask for, the
    highest rank of a red flag, and whether the test is over at once."""

    tallies: tuple[Tally, ...]
    said: tuple[tuple[int, Answer], ...] = ()
    rank: int = 0
    at_once: bool = False
    begun: bool = False


@dataclass(frozen=True)
class Ending:
    """What a visitor gets: `band` is the number of the outcome, None when there is none."""

    band: int | None
    scores: Scores
    red_flags: tuple[int, ...]
    rank: int
    softens: bool

    @property
    def is_softened(self) -> bool:
        """True when the outcome is shown, with a card above it."""
        return self.softens and self.rank == Urgency.SEE_DOCTOR.rank

    @property
    def is_care_card(self) -> bool:
        """True when doctor's advice takes the place of the outcome."""
        return self.rank > 0 and not self.is_softened
