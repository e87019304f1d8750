"""What one answer counts: recoded, then reversed, then weighed."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from cms.funnel.self_test.questions import (
    Answer,
    AnyQuestion,
    Counting,
    Grid,
    Information,
    MultipleChoice,
    Option,
    Scale,
    SingleChoice,
    Statement,
    WholeNumber,
)


@dataclass(frozen=True)
class Item:
    """One thing that counts in a dimension: a question, or a line of a grid."""

    question: AnyQuestion
    counting: Counting
    line: int | None = None

    @property
    def statement(self) -> Statement | None:
        """The line of the grid."""
        is_line = isinstance(self.question, Grid) and self.line is not None
        return self.question.statements[self.line] if is_line else None  # type: ignore[index, union-attr]

    def points(self, answer: Answer) -> Fraction | None:
        """The points of an answer before they are weighed, None when it is missing."""
        if isinstance(answer, tuple) and self.line is not None:
            answer = answer[self.line]
        if answer is None:
            return None
        points = self._recoded(self._raw(answer))
        return self.lowest + self.highest - points if self.counting.reversed else points

    @cached_property
    def lowest(self) -> Fraction:
        """The fewest points that an answer can have."""
        return min(self._possible, default=Fraction(0))

    @cached_property
    def highest(self) -> Fraction:
        """The most points that an answer can have."""
        return max(self._possible, default=Fraction(0))

    @cached_property
    def _possible(self) -> tuple[Fraction, ...]:
        """Points that include the fewest and the most, before reversing."""
        question = self.question
        if isinstance(question, Scale | WholeNumber):
            return tuple(self._recoded(raw) for raw in self._turns(question))
        if isinstance(question, MultipleChoice):
            return tuple(self._recoded(raw) for raw in self._sums(question))
        return tuple(self._recoded(self._of(option)) for option in self._options)

    def _turns(self, question: Scale | WholeNumber) -> Iterator[Fraction]:
        """The numbers at which a recoding begins or ends: between them points only rise or stay."""
        yield Fraction(question.lowest)
        yield Fraction(question.highest)
        for recoding in self.counting.recoded:
            for cut in recoding.range.cuts:
                for number in (floor(cut) - 1, floor(cut), ceil(cut), ceil(cut) + 1):
                    if question.lowest <= number <= question.highest:
                        yield Fraction(number)

    def _sums(self, question: MultipleChoice) -> Iterator[Fraction]:
        """Points of what may be chosen together; where nothing is recoded the ends are enough."""
        together = [self._of(option) for option in question.options if not option.alone]
        yield from (self._of(option) for option in question.options)
        if self.counting.recoded:
            yield from _sums_of_some(together)
        for some in (
            [each for each in together if each > 0],
            [each for each in together if each < 0],
        ):
            if some:
                yield sum(some, Fraction(0))

    @property
    def _options(self) -> tuple[Option, ...]:
        question = self.question
        return () if isinstance(question, Scale | WholeNumber | Information) else question.options

    def _of(self, option: Option) -> Fraction:
        return option.points_in(self.counting.dimension)

    def _raw(self, answer: int | tuple[int | None, ...]) -> Fraction:
        if isinstance(answer, tuple):
            chosen = (self._options[number] for number in answer if number is not None)
            return sum((self._of(option) for option in chosen), Fraction(0))
        if isinstance(self.question, Scale | WholeNumber):
            return Fraction(answer)
        return self._of(self._options[answer])

    def _recoded(self, raw: Fraction) -> Fraction:
        fitting = (each.points for each in self.counting.recoded if raw in each.range)
        return next(fitting, raw)


def _sums_of_some(points: list[Fraction]) -> set[Fraction]:
    """What one or more of them add up to."""
    sums: set[Fraction] = set()
    for each in points:
        sums |= {some + each for some in sums} | {each}
    return sums


def items(question: AnyQuestion) -> tuple[Item, ...]:
    """Everything in a question that counts somewhere."""
    match question:
        case Information():
            return ()
        case Grid():
            return tuple(
                Item(question, counting, line)
                for line, statement in enumerate(question.statements)
                for counting in statement.counts
            )
        case SingleChoice() | MultipleChoice() | Scale() | WholeNumber():
            return tuple(Item(question, counting) for counting in question.counts)
