"""Random ways through a test, for when there are too many; always the same ones."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random

from cms.funnel.self_test.chances.course import Course
from cms.funnel.self_test.chances.effects import Effect, Effects
from cms.funnel.self_test.chances.spread import Spread
from cms.funnel.self_test.questions import (
    Answer,
    AnyQuestion,
    Grid,
    MultipleChoice,
    Scale,
    WholeNumber,
)

WALKS = 2_000
SEED = 112


def sample(course: Course, walks: int = WALKS) -> Spread:
    """Walk at random, each answer as likely as the others."""
    chance = Random(SEED)  # noqa: S311 - nothing is kept secret with it
    draws = [
        _draw(question, effects, chance)
        for question, effects in zip(course.definition.questions, course.effects, strict=True)
    ]
    found = Spread(walks)
    for _ in range(walks):
        _walk(course, draws, found)
    return found


def _walk(course: Course, draws: Sequence[Callable[[], Effect]], found: Spread) -> None:
    state = course.begin()
    for number, draw in enumerate(draws):
        if course.is_over(state, number):
            found.ended_early += course.is_enough(state, number)
            break
        if not course.is_shown(state, number):
            found.hidden[number] += 1
            state = course.after(state, number, None)
            continue
        found.shown[number] += 1
        effect = draw()
        found.option_flags.update((number, flag) for flag in effect.flags)
        state = course.after(state, number, effect)
    found.endings[course.ending(state)] += 1


def _draw(question: AnyQuestion, effects: Effects, chance: Random) -> Callable[[], Effect]:
    if ways := effects.ways:
        each, up_to = list(ways), list(accumulate(ways.values()))
        return lambda: chance.choices(each, cum_weights=up_to)[0]
    return lambda: effects.of(_answer(question, chance))


def _answer(question: AnyQuestion, chance: Random) -> Answer:
    """A random answer to a question that has too many to list."""
    if isinstance(question, Grid):
        return _lines(question, chance)
    if isinstance(question, Scale | WholeNumber):
        drawn = chance.randint(question.lowest - question.optional, question.highest)
        return drawn if drawn >= question.lowest else None
    if not isinstance(question, MultipleChoice):
        return None
    others = [number for number, each in enumerate(question.options) if not each.alone]
    lone = [(number,) for number, each in enumerate(question.options) if each.alone]
    which = chance.randrange(2 ** len(others) - 1 + len(lone) + question.optional)
    if which < len(lone):
        return lone[which]
    bits = which - len(lone) + 1
    chosen = tuple(number for place, number in enumerate(others) if bits >> place & 1)
    return chosen or None


def _lines(grid: Grid, chance: Random) -> Answer:
    """A random option for each line; all lines skipped is the whole question skipped."""
    options = [*range(len(grid.options)), *([None] if grid.optional else [])]
    lines = tuple(chance.choices(options, k=len(grid.statements)))
    return lines if any(number is not None for number in lines) else None
