"""What is known of a visitor on the way: answers, and the scores of dimensions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cms.funnel.self_test.conditions import Unknown
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import Dimension, How
from cms.funnel.self_test.points import Item
from cms.funnel.self_test.questions import Answer, AnyQuestion, Grid, chosen_options, options_of

Answers = Mapping[int, Answer]


@dataclass(frozen=True)
class Part:
    """What one item or dimension adds; `points` is None when it is missing."""

    points: Fraction | None
    weight: Fraction


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
        return combined(dimension, [*self._parts(dimension)])

    def _parts(self, dimension: Dimension) -> Iterator[Part]:
        earlier = self._definition.dimensions
        known = {each.id for each in earlier[: earlier.index(dimension)]}
        for term in dimension.of:
            points = self.score(term.dimension) if term.dimension in known else None
            yield Part(points, term.weight)
        if dimension.of:
            return
        for number, item in self._items.get(dimension.id, ()):
            if number >= self._reached and not self._so_far:
                raise Unknown
            if number < self._reached and number in self._answers:
                yield Part(item.points(self._answers[number]), item.counting.weight)

    @property
    def _items(self) -> Mapping[str, list[tuple[int, Item]]]:
        return self._definition.items_by_dimension


def combined(dimension: Dimension, parts: Iterable[Part]) -> Fraction | None:
    """One number out of the parts of a dimension, None when it cannot be determined."""
    parts = list(parts)
    there = [(part.points, part.weight) for part in parts if part.points is not None]
    missing = len(parts) - len(there)
    if missing > dimension.missing.allowed or (parts and not there):
        return None
    number = _number(dimension, there)
    if number is None:
        return None
    if dimension.missing.prorate and missing and dimension.how in (How.SUM, How.COUNT):
        number = number * len(parts) / len(there)
    return number * dimension.times + dimension.plus


def _number(dimension: Dimension, parts: list[tuple[Fraction, Fraction]]) -> Fraction | None:
    weighed = [points * weight for points, weight in parts]
    match dimension.how:
        case How.SUM:
            return sum(weighed, Fraction(0))
        case How.MEAN:
            weights = sum((weight for _, weight in parts), Fraction(0))
            return sum(weighed, Fraction(0)) / weights if weights else None
        case How.MAXIMUM:
            return max(weighed, default=None)
        case How.COUNT:
            return Fraction(sum(points in dimension.counted for points, _ in parts))


def _line(question: Grid, answer: tuple[int | None, ...], statement: str) -> Answer:
    lines = (number for number, each in enumerate(question.statements) if each.id == statement)
    line = next(lines, None)
    return None if line is None else answer[line]
