"""What is wrong with a test: what must keep it from visitors, and what deserves a second look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cms.funnel.self_test.definition import Band, Definition, Question, Urgency

Where = tuple[str | int, ...]
RESERVED_CODES = frozenset(Urgency)


class Kind(StrEnum):
    """What can be wrong; the words for it are kept elsewhere."""

    EMPTY_TEXT = "empty_text"
    NO_QUESTION = "no_question"
    TOO_FEW_OPTIONS = "too_few_options"
    ONLY_RED_FLAGS = "only_red_flags"
    NO_OUTCOME = "no_outcome"
    DOUBLE_CODE = "double_code"
    RESERVED_CODE = "reserved_code"
    BACKWARDS = "backwards"
    OUT_OF_REACH = "out_of_reach"
    GAP = "gap"
    OVERLAP = "overlap"
    NO_RED_FLAG = "no_red_flag"
    POINTS_UNDER_RED_FLAG = "points_under_red_flag"
    SAME_POINTS = "same_points"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `where` is the way to it, such as `("questions", 2, "title")`."""

    kind: Kind
    where: Where
    values: Mapping[str, str | int] = field(default_factory=dict)
    stops: bool = True


def problems(definition: Definition) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order in which an editor reads the test."""
    return (
        *_empty(("title",), definition.title),
        *_in_questions(definition),
        *_in_bands(definition),
    )


def stopping(definition: Definition) -> tuple[Problem, ...]:
    """The problems that keep a test from being published."""
    return tuple(problem for problem in problems(definition) if problem.stops)


def _in_questions(definition: Definition) -> Iterator[Problem]:
    if not definition.questions:
        yield Problem(Kind.NO_QUESTION, ("questions",))
        return
    for index, question in enumerate(definition.questions):
        yield from _in_question(("questions", index), question)
    if not any(option.red_flag for each in definition.questions for option in each.options):
        yield Problem(Kind.NO_RED_FLAG, ("questions",), stops=False)


def _in_question(where: Where, question: Question) -> Iterator[Problem]:
    options = question.options
    yield from _empty((*where, "title"), question.title)
    if len(options) < 2:
        yield Problem(Kind.TOO_FEW_OPTIONS, (*where, "options"))
    elif all(option.red_flag for option in options):
        yield Problem(Kind.ONLY_RED_FLAGS, (*where, "options"))
    elif options[0].points and len({option.points for option in options}) == 1:
        yield Problem(Kind.SAME_POINTS, (*where, "options"), stops=False)
    for index, option in enumerate(options):
        here = (*where, "options", index)
        yield from _empty((*here, "text"), option.text)
        if option.red_flag and option.points:
            yield Problem(Kind.POINTS_UNDER_RED_FLAG, (*here, "points"), stops=False)


def _in_bands(definition: Definition) -> Iterator[Problem]:
    if not definition.bands:
        yield Problem(Kind.NO_OUTCOME, ("outcomes",))
        return
    times = Counter(band.code for band in definition.bands)
    for index, band in enumerate(definition.bands):
        yield from _in_band(("outcomes", index), band, times[band.code])
    if definition.questions:
        yield from _coverage(definition)


def _in_band(where: Where, band: Band, times: int) -> Iterator[Problem]:
    for name in ("code", "title", "summary"):
        yield from _empty((*where, name), getattr(band, name))
    if band.code and times > 1:
        yield Problem(Kind.DOUBLE_CODE, (*where, "code"), {"code": band.code})
    if band.code in RESERVED_CODES:
        yield Problem(Kind.RESERVED_CODE, (*where, "code"), {"code": band.code})
    if band.lower > band.upper:
        yield Problem(Kind.BACKWARDS, (*where, "upper"))


def _coverage(definition: Definition) -> Iterator[Problem]:
    """Every score from the lowest to the highest belongs to exactly one outcome."""
    lowest, highest = definition.lowest, definition.highest
    forward = [(i, band) for i, band in enumerate(definition.bands) if band.lower <= band.upper]
    due, last = lowest, None
    for index, band in sorted(forward, key=lambda pair: (pair[1].lower, pair[1].upper)):
        where = ("outcomes", index, "lower")
        if band.upper < lowest or band.lower > highest:
            reach: dict[str, str | int] = {"lowest": lowest, "highest": highest}
            yield Problem(Kind.OUT_OF_REACH, where, reach)
            continue
        if band.lower > due:
            yield _scores(Kind.GAP, where, due, band.lower - 1)
        elif last is not None and band.lower < due:
            yield _scores(Kind.OVERLAP, where, band.lower, min(due - 1, band.upper))
        due, last = max(due, band.upper + 1), index
    if last is not None and due <= highest:
        yield _scores(Kind.GAP, ("outcomes", last, "upper"), due, highest)


def _scores(kind: Kind, where: Where, first: int, last: int) -> Problem:
    return Problem(kind, where, {"first": first, "last": last})


def _empty(where: Where, text: str) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(Kind.EMPTY_TEXT, where)
