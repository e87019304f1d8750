"""What each answer to a question does; answers that do the same are one effect, with its ways."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from cms.funnel.self_test.conditions import Chosen, Given, holds
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.facts import Facts
from cms.funnel.self_test.points import Item
from cms.funnel.self_test.questions import (
    Answer,
    Grid,
    MultipleChoice,
    Option,
    Scale,
    SingleChoice,
    WholeNumber,
    chosen_options,
)
from cms.funnel.self_test.tally import EMPTY, Tally, tally

MOST_TOGETHER = 10
MOST_NUMBERS = 2_000
MOST_EFFECTS = 2_000


class Effect(NamedTuple):
    """What an answer adds to each dimension, which options with a red flag it chose, and of the
    answer itself as much as conditions can tell apart: None when it says nothing to them."""

    tallies: tuple[Tally, ...]
    flags: frozenset[str] = frozenset()
    at_once: bool = False
    said: Answer = None

    def plus(self, other: "Effect") -> "Effect":
        """The effect of this line of a grid and the next ones."""
        return Effect(
            tuple(one.plus(two) for one, two in zip(self.tallies, other.tallies, strict=True)),
            self.flags | other.flags,
            self.at_once or other.at_once,
            (*_lines(self.said), *_lines(other.said)),
        )


class Effects:
    """The effects of the answers to one question, on the dimensions that are looked at."""

    def __init__(
        self,
        definition: Definition,
        number: int,
        dimensions: Sequence[Dimension],
        leaves: Sequence[Chosen | Given],
    ) -> None:
        self._definition = definition
        self._number = number
        self._question = definition.questions[number]
        self._dimensions = dimensions
        self._leaves = leaves
        self._items: list[list[Item]] = [
            [item for at, item in definition.items_by_dimension.get(each.id, ()) if at == number]
            for each in dimensions
        ]
        self._alike: dict[tuple[bool, ...], Answer] = {}

    @property
    def _can_be_listed(self) -> bool:
        """False when there are too many answers to look at each."""
        match self._question:
            case MultipleChoice(options=options):
                return sum(not option.alone for option in options) <= MOST_TOGETHER
            case (
                Scale(lowest=lowest, highest=highest) | WholeNumber(lowest=lowest, highest=highest)
            ):
                return highest - lowest < MOST_NUMBERS
        return True

    @cached_property
    def ways(self) -> Mapping[Effect, int] | None:
        """Every effect with the number of answers that have it, None when there are too many."""
        if not self._can_be_listed:
            return None
        if isinstance(self._question, Grid):
            return self._of_grid(self._question)
        ways = Counter(self.of(answer) for answer in self._answers())
        if self._question.optional:
            ways[self.of(None)] += 1
        return ways

    def of(self, answer: Answer) -> Effect:
        """The effect of one answer."""
        return self._effect(answer, None, chosen_options(self._question, answer))

    def _answers(self) -> Iterator[Answer]:
        match self._question:
            case SingleChoice(options=options):
                yield from range(len(options))
            case (
                Scale(lowest=lowest, highest=highest) | WholeNumber(lowest=lowest, highest=highest)
            ):
                yield from range(lowest, highest + 1)
            case MultipleChoice(options=options):
                yield from ((number,) for number, each in enumerate(options) if each.alone)
                others = [number for number, each in enumerate(options) if not each.alone]
                for size in range(1, len(others) + 1):
                    yield from combinations(others, size)
            case _:
                yield None

    def _of_grid(self, grid: Grid) -> Mapping[Effect, int] | None:
        ways: Mapping[Effect, int] | None = None
        for line in range(len(grid.statements)):
            of_line = Counter(self._of_line(grid, line, each) for each in range(len(grid.options)))
            if grid.optional:
                of_line[self._of_line(grid, line, None)] += 1
            ways = of_line if ways is None else _both(ways, of_line)
            if len(ways) > MOST_EFFECTS:
                return None
        return {self._without_nothing(effect): count for effect, count in (ways or {}).items()}

    def _of_line(self, grid: Grid, line: int, option: int | None) -> Effect:
        answer = tuple(option if each == line else None for each in range(len(grid.statements)))
        chosen = () if option is None else (grid.options[option],)
        effect = self._effect(answer, line, chosen)
        said = effect.said[line] if isinstance(effect.said, tuple) else None
        return effect._replace(said=(said,))

    def _effect(self, answer: Answer, line: int | None, chosen: Sequence[Option]) -> Effect:
        flagged = [option for option in chosen if option.red_flag]
        tallies = tuple(
            self._tally(dimension, items, answer, line)
            for dimension, items in zip(self._dimensions, self._items, strict=True)
        )
        flags = frozenset(option.id for option in flagged)
        return Effect(
            tallies, flags, any(each.at_once for each in flagged), self._said(answer, line)
        )

    def _tally(
        self, dimension: Dimension, items: list[Item], answer: Answer, line: int | None
    ) -> Tally:
        together = EMPTY
        for item in items:
            if line is None or item.line == line:
                part = tally(dimension, item.points(answer), item.counting.weight)
                together = part if together is EMPTY else together.plus(part)
        return together

    def _said(self, answer: Answer, line: int | None) -> Answer:
        """The first answer of which the same conditions hold, None when none of them does."""
        if not self._leaves or answer is None:
            return None
        facts = Facts(self._definition, {self._number: answer}, self._number + 1)
        signature = (*(holds(leaf, facts) is True for leaf in self._leaves), *_place(line))
        if not any(signature[: len(self._leaves)]):
            return None
        return self._alike.setdefault(signature, answer)

    @staticmethod
    def _without_nothing(effect: Effect) -> Effect:
        nothing = isinstance(effect.said, tuple) and not any(x is not None for x in effect.said)
        return effect._replace(said=None) if nothing else effect


def _both(one: Mapping[Effect, int], other: Mapping[Effect, int]) -> Mapping[Effect, int]:
    ways: Counter[Effect] = Counter()
    for first, count in one.items():
        for second, times in other.items():
            ways[first.plus(second)] += count * times
    return ways


def _lines(said: Answer) -> tuple[int | None, ...]:
    return said if isinstance(said, tuple) else (None,)


def _place(line: int | None) -> tuple[bool, ...]:
    """A line told apart from the others, in the words of a signature."""
    return () if line is None else (False,) * line + (True,)
