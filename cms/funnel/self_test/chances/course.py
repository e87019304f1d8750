"""A way through a test that remembers only what can still make a difference."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from cms.funnel.self_test.chances.effects import Effect, Effects
from cms.funnel.self_test.chances.relevance import last_uses, uses
from cms.funnel.self_test.chances.states import Ending, State
from cms.funnel.self_test.conditions import (
    Chosen,
    Condition,
    Given,
    holds,
    leaves,
)
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.facts import Facts
from cms.funnel.self_test.questions import Answer, options_of
from cms.funnel.self_test.tally import EMPTY, Tally, combined, prorates

Leaf = Chosen | Given


class Course:
    """How states follow each other in one test; `looked_at` are the plain dimensions that count."""

    def __init__(self, definition: Definition, looked_at: Sequence[Dimension]) -> None:
        self.definition = definition
        self.looked_at = looked_at
        self._last_use = last_uses(definition)
        self._known: dict[tuple[int, tuple[tuple[int, Answer], ...]], bool] = {}
        self._ranks = [
            {option.id: option.red_flag.rank for option in options_of(each) if option.red_flag}
            for each in definition.questions
        ]

    @cached_property
    def effects(self) -> Sequence[Effects]:
        """The effects of the answers to each question."""
        about: dict[int, list[Leaf]] = {}
        for condition, _ in uses(self.definition):
            for leaf in leaves(condition):
                if isinstance(leaf, Chosen | Given) and leaf.question in self.definition.numbers:
                    about.setdefault(self.definition.numbers[leaf.question], []).append(leaf)
        return [
            Effects(self.definition, number, self.looked_at, about.get(number, ()))
            for number in range(len(self.definition.questions))
        ]

    def begin(self) -> State:
        """Before the first question."""
        return State((EMPTY,) * len(self.looked_at))

    def is_over(self, state: State, number: int) -> bool:
        """True when the question with this number is not asked any more, nor are those after it."""
        if not state.begun:
            return False
        if state.at_once:
            return True
        if not self._may_end:
            return False
        return any(self._holds(condition, state, number) for condition in self._may_end)

    def is_enough(self, state: State, number: int) -> bool:
        """True when the test says itself that it has heard enough."""
        ends_when = self.definition.ends_when
        return ends_when is not None and self._holds(ends_when, state, number)

    def is_shown(self, state: State, number: int) -> bool:
        """True when the question is asked."""
        condition = self.definition.questions[number].shown_when
        return condition is None or self._holds(condition, state, number)

    def after(self, state: State, number: int, effect: Effect | None) -> State:
        """The state after an answer, or after a question that was not shown."""
        said = [pair for pair in state.said if self._last_use[pair[0]] > number]
        if effect is None:
            return state._replace(said=tuple(said))
        if effect.said is not None and self._last_use[number] > number:
            said.append((number, effect.said))
        ranks = (self._ranks[number][flag] for flag in effect.flags)
        return State(
            tuple(map(self._kept, self.looked_at, state.tallies, effect.tallies)),
            tuple(said),
            max(state.rank, *ranks) if effect.flags else state.rank,
            state.at_once or effect.at_once,
            begun=True,
        )

    def ending(self, state: State) -> Ending:
        """What comes of it."""
        definition = self.definition
        known = Gathered(self, state, len(definition.questions))
        bands = (
            number
            for number, band in enumerate(definition.bands)
            if band.when is None or holds(band.when, known)
        )
        flags = [each for each, flag in enumerate(definition.red_flags) if holds(flag.when, known)]
        softened_when = definition.softened_when
        return Ending(
            next(bands, None),
            tuple(known.score(dimension.id) for dimension in definition.dimensions),
            tuple(flags),
            max([state.rank, *(definition.red_flags[each].urgency.rank for each in flags)]),
            softened_when is not None and holds(softened_when, known) is True,
        )

    def _holds(self, condition: Condition, state: State, number: int) -> bool:
        """Whether it holds; one that looks at answers alone is looked at once for the same ones."""
        key = id(condition), state.said
        if key in self._known:
            return self._known[key]
        found = holds(condition, Gathered(self, state, number)) is True
        if all(isinstance(leaf, Chosen | Given) for leaf in leaves(condition)):
            self._known[key] = found
        return found

    @cached_property
    def _may_end(self) -> tuple[Condition, ...]:
        flags = [flag.when for flag in self.definition.red_flags if flag.at_once]
        ends_when = self.definition.ends_when
        return (*flags, *([ends_when] if ends_when else []))

    @staticmethod
    def _kept(dimension: Dimension, before: Tally, added: Tally) -> Tally:
        """Both together, without what cannot make a difference any more."""
        if added is EMPTY:
            return before
        together = before.plus(added)
        if together.missing > dimension.missing.allowed:
            return Tally(dimension.missing.allowed + 1, dimension.missing.allowed + 1)
        if prorates(dimension):
            return together
        some = min(together.parts - together.missing, 1)
        return together._replace(parts=together.missing + some)


class Gathered(Facts):
    """What is known in a state, for conditions."""

    def __init__(self, course: Course, state: State, reached: int) -> None:
        super().__init__(course.definition, dict(state.said), reached)
        self._tallies = {
            dimension.id: (dimension, parts)
            for dimension, parts in zip(course.looked_at, state.tallies, strict=True)
        }

    def _score(self, name: str) -> Fraction | None:
        if name in self._tallies:
            return combined(*self._tallies[name])
        dimension = self._definition.dimensions_by_id.get(name)
        return super()._score(name) if dimension and dimension.of else None
