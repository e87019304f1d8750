"""What is known of a visitor on the way: answers, and the scores of dimensions."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import reduce

from cms.funnel.self_test.conditions import Unknown
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.points import Item
from cms.funnel.self_test.questions import Answer, AnyQuestion, Grid, chosen_options, options_of
from cms.funnel.self_test.tally import EMPTY, Tally, combined, tally

Answers = Mapping[int, Answer]


class Facts:
    """Answers by the number of their question; questions before `reached` without one were hidden.

    Of what comes later nothing is known: with `so_far` that counts as not asked, else as Unknown.
    """

    def __init__(
        self, definition: Definition, answers: Answers, reached: int, *, so_far: bool = True
    ) -> None:
        self._definition = definition
        self._answers = answers
        self._reached = reached
        self._so_far = so_far
        self._scores: dict[str, Fraction | None] = {}

    def chosen(self, question: str, statement: str = "") -> frozenset[str]:
        """Ids of the options that were chosen; none when the question was skipped or not asked."""
        asked, answer = self._answered(question)
        if asked is None or answer is None:
            return frozenset()
        if statement and isinstance(asked, Grid) and isinstance(answer, tuple):
            answer = _line(asked, answer, statement)
        return frozenset(option.id for option in chosen_options(asked, answer))

    def given(self, question: str) -> Fraction | None:
        """The number that was given, None when there is none."""
        asked, answer = self._answered(question)
        is_number = asked is not None and not options_of(asked) and isinstance(answer, int)
        return Fraction(answer) if is_number and isinstance(answer, int) else None

    def score(self, dimension: str) -> Fraction | None:
        """The score, None when it cannot be determined."""
        if dimension not in self._scores:
            self._scores[dimension] = self._score(dimension)
        return self._scores[dimension]

    def answered_items(self, dimension: str) -> Iterator[tuple[Item, Fraction]]:
        """What was answered and counts in this dimension, with its points."""
        for number, item in self._items.get(dimension, ()):
            points = item.points(self._answers[number]) if number in self._answers else None
            if points is not None:
                yield item, points

    def _answered(self, question: str) -> tuple[AnyQuestion | None, Answer]:
        number = self._definition.numbers.get(question)
        if number is None:
            return None, None
        if number >= self._reached and not self._so_far:
            raise Unknown
        known = number < self._reached and number in self._answers
        asked = self._definition.questions[number]
        return (asked, self._answers[number]) if known else (None, None)

    def _score(self, name: str) -> Fraction | None:
        dimension = self._definition.dimensions_by_id.get(name)
        if dimension is None:
            return None
        return combined(dimension, self._tally(dimension))

    def _tally(self, dimension: Dimension) -> Tally:
        parts = self._terms(dimension) if dimension.of else self._counted(dimension)
        found = (tally(dimension, points, weight) for points, weight in parts)
        return reduce(Tally.plus, found, EMPTY)

    def _terms(self, dimension: Dimension) -> Iterator[tuple[Fraction | None, Fraction]]:
        earlier = self._definition.dimensions
        known = {each.id for each in earlier[: earlier.index(dimension)]}
        for term in dimension.of:
            yield self.score(term.dimension) if term.dimension in known else None, term.weight

    def _counted(self, dimension: Dimension) -> Iterator[tuple[Fraction | None, Fraction]]:
        for number, item in self._items.get(dimension.id, ()):
            if number >= self._reached and not self._so_far:
                raise Unknown
            if number < self._reached and number in self._answers:
                yield item.points(self._answers[number]), item.counting.weight

    @property
    def _items(self) -> Mapping[str, list[tuple[int, Item]]]:
        return self._definition.items_by_dimension


def _line(question: Grid, answer: tuple[int | None, ...], statement: str) -> Answer:
    lines = (number for number, each in enumerate(question.statements) if each.id == statement)
    line = next(lines, None)
    return None if line is None else answer[line]
