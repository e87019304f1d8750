"""All ways through a test at once: states that are alike are walked together, so sums are exact."""

from collections import Counter
from dataclasses import dataclass, field
from math import prod

from cms.funnel.self_test.chances.course import Course
from cms.funnel.self_test.chances.states import Ending, State

MOST_MOVES = 100_000


class TooMany(Exception):
    """There are more states than can be walked while one waits."""


@dataclass
class Spread:
    """How many of `total` ways end where, come past which question, and raise which red flag."""

    total: int
    endings: Counter[Ending] = field(default_factory=Counter)
    shown: Counter[int] = field(default_factory=Counter)
    hidden: Counter[int] = field(default_factory=Counter)
    option_flags: Counter[tuple[int, str]] = field(default_factory=Counter)
    ended_early: int = 0


def spread(course: Course, most_moves: int = MOST_MOVES) -> Spread:
    """Walk every way through a test; raises TooMany."""
    listed = [effects.ways for effects in course.effects if effects.ways]
    if len(listed) < len(course.effects):
        raise TooMany
    ways = [sum(counts.values()) for counts in listed]
    found = Spread(prod(ways))
    states: Counter[State] = Counter({course.begin(): 1})
    moves = 0
    for number, effects in enumerate(listed):
        rest = prod(ways[number + 1 :])
        after: Counter[State] = Counter()
        for state, count in states.items():
            # A way that skips a question stands for one with each of its answers.
            if course.is_over(state, number):
                found.endings[course.ending(state)] += count * ways[number] * rest
                found.ended_early += course.is_enough(state, number) * count * ways[number] * rest
                continue
            if not course.is_shown(state, number):
                found.hidden[number] += count * ways[number] * rest
                after[course.after(state, number, None)] += count * ways[number]
                continue
            found.shown[number] += count * ways[number] * rest
            moves += len(effects)
            if moves > most_moves:
                raise TooMany
            for effect, times in effects.items():
                after[course.after(state, number, effect)] += count * times
                for flag in effect.flags:
                    found.option_flags[number, flag] += count * times * rest
        states = after
    for state, count in states.items():
        found.endings[course.ending(state)] += count
    return found
