"""Whether what is answered counts somewhere, and every dimension has something to count."""

from collections import Counter
from collections.abc import Iterator

from cms.funnel.self_test.checker.problem import Kind, Problem, Where, note
from cms.funnel.self_test.checker.references import is_empty
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.points import items
from cms.funnel.self_test.questions import AnyQuestion, Counting, Grid, Option, options_of


def counting(definition: Definition) -> Iterator[Problem]:
    """What counts wrongly, and points that never count."""
    for number, question in enumerate(definition.questions):
        here: Where = ("questions", number)
        counts = list(_countings(here, question))
        for where, each in counts:
            yield from _in_counting(definition, where, each)
        yield from _doubled(counts)
        yield from _points(here, question, {each.dimension for _, each in counts})


def same_points(definition: Definition) -> Iterator[Problem]:
    """Items of which every answer has the same points; a question for red flags needs none."""
    for number, question in enumerate(definition.questions):
        flags = any(option.red_flag for option in options_of(question))
        for item in items(question):
            line: Where = () if item.line is None else ("statements", item.line)
            if item.lowest == item.highest and not (flags and item.lowest == 0):
                yield note(Kind.SAME_POINTS, ("questions", number, *line, "counts"))


def _countings(here: Where, question: AnyQuestion) -> Iterator[tuple[Where, Counting]]:
    if isinstance(question, Grid):
        for line, statement in enumerate(question.statements):
            for place, each in enumerate(statement.counts):
                yield (*here, "statements", line, "counts", place), each
    for place, each in enumerate(getattr(question, "counts", ())):
        yield (*here, "counts", place), each


def _in_counting(definition: Definition, where: Where, counting: Counting) -> Iterator[Problem]:
    dimension = definition.dimensions_by_id.get(counting.dimension)
    if dimension is None:
        name = {"id": counting.dimension}
        yield Problem(Kind.UNKNOWN_DIMENSION, (*where, "dimension"), name)
    elif dimension.of:
        yield Problem(Kind.COUNTS_IN_DERIVED, (*where, "dimension"), {"id": dimension.id})
    if not counting.weight:
        yield Problem(Kind.WEIGHT_ZERO, (*where, "weight"))
    for place, recoding in enumerate(counting.recoded):
        if is_empty(recoding.range):
            yield Problem(Kind.EMPTY_RANGE, (*where, "recoded", place))


def _doubled(counts: list[tuple[Where, Counting]]) -> Iterator[Problem]:
    times = Counter((where[:-1], each.dimension) for where, each in counts)
    for where, each in counts:
        if times[where[:-1], each.dimension] > 1:
            yield Problem(Kind.COUNTED_TWICE, (*where, "dimension"), {"id": each.dimension})


def _points(here: Where, question: AnyQuestion, counted: set[str]) -> Iterator[Problem]:
    for place, option in enumerate(options_of(question)):
        where = (*here, "options", place)
        if option.at_once and not option.red_flag:
            yield note(Kind.AT_ONCE_WITHOUT_FLAG, (*where, "at_once"))
        if _has_points(option) and option.red_flag and option.at_once:
            yield note(Kind.POINTS_UNDER_RED_FLAG, (*where, "value"))
        elif option.value and not counted:
            yield note(Kind.POINTS_NEVER_COUNT, (*where, "value"))
        elif any(points for name, points in option.points.items() if name not in counted):
            yield note(Kind.POINTS_NEVER_COUNT, (*where, "points"))


def _has_points(option: Option) -> bool:
    return bool(option.value) or any(option.points.values())
