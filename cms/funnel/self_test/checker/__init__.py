"""What is wrong with a test: what must keep it from visitors, and what deserves a second look."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from cms.funnel.self_test.chances import Chances, chances
from cms.funnel.self_test.checker.answers import answering
from cms.funnel.self_test.checker.counting import counting, same_points
from cms.funnel.self_test.checker.coverage import levels, outcomes
from cms.funnel.self_test.checker.measures import measures
from cms.funnel.self_test.checker.names import doubled_names
from cms.funnel.self_test.checker.parts import parts
from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.checker.reach import reach
from cms.funnel.self_test.checker.references import references
from cms.funnel.self_test.checker.texts import missing_texts
from cms.funnel.self_test.checker.wording import wording
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import options_of

__all__ = ["Checked", "Kind", "Problem", "Where", "check", "problems", "stopping"]

READING_ORDER = ("title", "questions", "dimensions", "outcomes", "red_flags")


@dataclass(frozen=True)
class Checked:
    """What was found; there are no chances where a test is too broken to be walked."""

    problems: tuple[Problem, ...]
    chances: Chances | None


@dataclass(frozen=True)
class _Asked:
    """A definition that equals another with the same fingerprint."""

    fingerprint: str
    definition: Definition = field(compare=False)


def check(definition: Definition) -> Checked:
    """Everything that is wrong, in the order in which an editor reads the test."""
    return _checked(_Asked(definition.fingerprint, definition))


# Publishing asks in the form and again when it freezes: the walk through all ways is done once.
@lru_cache(maxsize=8)
def _checked(asked: _Asked) -> Checked:
    definition = asked.definition
    broken = [*_structure(definition)]
    found = [*missing_texts(definition), *_red_flags(definition), *wording(definition)]
    walked = None
    if not any(problem.stops for problem in broken):
        walked = chances(definition)
        found += [*same_points(definition), *reach(definition, walked)]
        found += [*outcomes(definition, walked), *levels(definition)]
        found += parts(definition, walked)
    return Checked(tuple(sorted([*broken, *found], key=_place)), walked)


def problems(definition: Definition) -> tuple[Problem, ...]:
    """Everything that is wrong."""
    return check(definition).problems


def stopping(definition: Definition) -> tuple[Problem, ...]:
    """The problems that keep a test from being published."""
    return tuple(problem for problem in problems(definition) if problem.stops)


def _structure(definition: Definition) -> Iterator[Problem]:
    yield from answering(definition)
    yield from doubled_names(definition)
    yield from references(definition)
    yield from counting(definition)
    yield from measures(definition)
    if not definition.bands:
        yield Problem(Kind.NO_OUTCOME, ("outcomes",))


def _red_flags(definition: Definition) -> Iterator[Problem]:
    by_answer = any(option.red_flag for each in definition.questions for option in options_of(each))
    if not by_answer and not definition.red_flags and not definition.without_red_flag.strip():
        yield Problem(Kind.NO_RED_FLAG, ("without_red_flag",))


def _place(problem: Problem) -> tuple[int, tuple[int, ...]]:
    field, *inside = problem.where
    order = READING_ORDER.index(field) if field in READING_ORDER else len(READING_ORDER)
    return order, tuple(step for step in inside if isinstance(step, int))
