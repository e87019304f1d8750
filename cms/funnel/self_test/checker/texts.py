"""Texts that a visitor would miss."""

from collections.abc import Iterator

from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import AnyQuestion, Grid, Information, options_of


def missing_texts(definition: Definition) -> Iterator[Problem]:
    """Every text that must be there and is not."""
    yield from _empty(("title",), definition.title)
    for number, question in enumerate(definition.questions):
        yield from _in_question(("questions", number), question)
    for number, dimension in enumerate(definition.dimensions):
        here: Where = ("dimensions", number)
        if len(definition.dimensions) > 1 and dimension.shown:
            yield from _empty((*here, "title"), dimension.title)
        for place, level in enumerate(dimension.levels):
            yield from _empty((*here, "levels", place, "title"), level.title)
    for number, flag in enumerate(definition.red_flags):
        yield from _empty(("red_flags", number, "title"), flag.title)
    for number, band in enumerate(definition.bands):
        for name in ("code", "title", "summary"):
            yield from _empty(("outcomes", number, name), getattr(band, name))


def _in_question(here: Where, question: AnyQuestion) -> Iterator[Problem]:
    yield from _empty((*here, "title"), question.title)
    if isinstance(question, Information):
        yield from _empty((*here, "text"), question.text)
    for place, option in enumerate(options_of(question)):
        yield from _empty((*here, "options", place, "text"), option.text)
    if isinstance(question, Grid):
        for place, statement in enumerate(question.statements):
            yield from _empty((*here, "statements", place, "text"), statement.text)


def _empty(where: Where, text: str) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(Kind.EMPTY_TEXT, where)
