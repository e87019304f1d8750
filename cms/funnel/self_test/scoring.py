"""From answers to an outcome: exact numbers only, and a red flag before any band."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cms.funnel.self_test.conditions import holds
from cms.funnel.self_test.definition import Band, Definition
from cms.funnel.self_test.facts import Answers, Facts
from cms.funnel.self_test.path import walk
from cms.funnel.self_test.red_flags import Raised, is_softened, raised
from cms.funnel.self_test.urgency import Urgency


class Incomplete(ValueError):
    """The answers do not lead to the end of the test, or there are more than were asked for."""


@dataclass(frozen=True)
class Outcome:
    """What the answers mean.

    `scores` are by dimension, None for what cannot be determined. `band` is None only in a draft.
    `softened` red flags stand above the outcome in place of it.
    """

    answers: Answers
    scores: Mapping[str, Fraction | None]
    band: Band | None
    red_flags: tuple[Raised, ...]
    softened: bool = False

    @property
    def urgency(self) -> Urgency | None:
        """The most urgent red flag, softened or not: nothing is sold where there is one."""
        return self.red_flags[0].urgency if self.red_flags else None

    @property
    def is_care_card(self) -> bool:
        """True when doctor's advice takes the place of the outcome."""
        return bool(self.red_flags) and not self.softened


def outcome(definition: Definition, answers: Answers) -> Outcome:
    """The outcome of a finished test; raises Incomplete."""
    path = walk(definition, answers)
    if path.next is not None or len(path.answers) != len(answers):
        raise Incomplete("these are not the answers to the questions that are asked")
    end = len(definition.questions)
    facts = Facts(definition, path.answers, end)
    flags = raised(definition, path.answers, end)
    return Outcome(
        answers=path.answers,
        scores=scores(definition, facts),
        band=band_for(definition, facts),
        red_flags=flags,
        softened=is_softened(definition, flags, facts),
    )


def scores(definition: Definition, facts: Facts) -> dict[str, Fraction | None]:
    """The score of every dimension."""
    return {dimension.id: facts.score(dimension.id) for dimension in definition.dimensions}


def band_for(definition: Definition, facts: Facts) -> Band | None:
    """The first band whose condition holds; the last one has none and takes whoever is left."""
    return next(
        (band for band in definition.bands if band.when is None or holds(band.when, facts)), None
    )
