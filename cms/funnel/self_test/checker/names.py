"""Ids and codes: each stands for one thing."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import Grid, options_of
from cms.funnel.self_test.urgency import Urgency

RESERVED_CODES = frozenset(Urgency)


def doubled_names(definition: Definition) -> Iterator[Problem]:
    """Ids and codes that more than one thing has, and codes that mean a red flag."""
    yield from _doubled(("questions",), (each.id for each in definition.questions))
    for number, question in enumerate(definition.questions):
        here: Where = ("questions", number)
        yield from _doubled((*here, "options"), (each.id for each in options_of(question)))
        if isinstance(question, Grid):
            yield from _doubled((*here, "statements"), (each.id for each in question.statements))
    yield from _doubled(("dimensions",), (each.id for each in definition.dimensions))
    yield from _codes([band.code for band in definition.bands])


def _doubled(where: Where, ids: Iterable[str]) -> Iterator[Problem]:
    ids = list(ids)
    times = Counter(ids)
    for number, name in enumerate(ids):
        if times[name] > 1 or not name:
            yield Problem(Kind.DOUBLE_ID, (*where, number, "id"), {"id": name})


def _codes(codes: list[str]) -> Iterator[Problem]:
    times = Counter(codes)
    for number, code in enumerate(codes):
        where: Where = ("outcomes", number, "code")
        if code and times[code] > 1:
            yield Problem(Kind.DOUBLE_CODE, where, {"code": code})
        if code in RESERVED_CODES:
            yield Problem(Kind.RESERVED_CODE, where, {"code": code})
