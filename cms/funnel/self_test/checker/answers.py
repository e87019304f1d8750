"""Whether every question can be answered, and the answers fit into a page."""

from collections.abc import Iterator

from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.progress import HIGHEST_ANSWER, LONGEST_TEXT, MOST_ANSWERS, MOST_LINES
from cms.funnel.self_test.questions import (
    AnyQuestion,
    Grid,
    Information,
    MultipleChoice,
    Option,
    Scale,
    SingleChoice,
    WholeNumber,
)

# What base64 leaves of the longest text, less what a state holds beside answers.
LONGEST_ANSWERS = LONGEST_TEXT * 3 // 4 - 300


def answering(definition: Definition) -> Iterator[Problem]:
    """Everything that keeps a question from being answered."""
    asked = [each for each in definition.questions if not isinstance(each, Information)]
    if not asked:
        yield Problem(Kind.NO_QUESTION, ("questions",))
    if len(definition.questions) > MOST_ANSWERS:
        yield Problem(Kind.TOO_MANY, ("questions",), {"most": MOST_ANSWERS})
    elif sum(map(_longest_answer, definition.questions)) > LONGEST_ANSWERS:
        yield Problem(Kind.TOO_LONG_A_STATE, ("questions",))
    for number, question in enumerate(definition.questions):
        yield from _in_question(("questions", number), question)


def _in_question(here: Where, question: AnyQuestion) -> Iterator[Problem]:
    match question:
        case SingleChoice():
            yield from _options((*here, "options"), question.options, at_least=2)
        case MultipleChoice():
            yield from _options((*here, "options"), question.options, at_least=1)
            yield from _alone((*here, "options"), question.options)
        case Scale() | WholeNumber():
            yield from _ends(here, question)
        case Grid():
            yield from _options((*here, "options"), question.options, at_least=2)
            if not question.statements:
                yield Problem(Kind.NO_STATEMENT, (*here, "statements"))
            if len(question.statements) > MOST_LINES:
                yield Problem(Kind.TOO_MANY, (*here, "statements"), {"most": MOST_LINES})


def _options(where: Where, options: tuple[Option, ...], at_least: int) -> Iterator[Problem]:
    if len(options) < at_least:
        yield Problem(Kind.TOO_FEW_OPTIONS, where, {"least": at_least})
    elif all(option.at_once and option.red_flag for option in options):
        yield Problem(Kind.ONLY_RED_FLAGS, where)
    if len(options) > MOST_LINES:
        yield Problem(Kind.TOO_MANY, where, {"most": MOST_LINES})


def _alone(where: Where, options: tuple[Option, ...]) -> Iterator[Problem]:
    if options and all(option.alone for option in options):
        yield Problem(Kind.ALONE_AMONG_NONE, where)


def _ends(here: Where, question: Scale | WholeNumber) -> Iterator[Problem]:
    if question.lowest >= question.highest:
        yield Problem(Kind.BACKWARDS, (*here, "highest"))
    for name in ("lowest", "highest"):
        if abs(getattr(question, name)) > HIGHEST_ANSWER:
            yield Problem(Kind.NUMBER_TOO_BIG, (*here, name), {"most": HIGHEST_ANSWER})


def _longest_answer(question: AnyQuestion) -> int:
    """How many characters the answer takes at most, with its number and commas around it."""
    around = len("[199,],")
    match question:
        case Information():
            return around + len("null")
        case SingleChoice():
            return around + 2
        case Scale() | WholeNumber():
            return around + len(str(-HIGHEST_ANSWER))
        case MultipleChoice():
            return around + 2 + 3 * len(question.options)
        case Grid():
            line = len("null,") if question.optional else 3
            return around + 2 + line * len(question.statements)
