"""What is wrong with a test, in words for the editor."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.self_test.checker import Kind, Problem

WORDS = {
    Kind.EMPTY_TEXT: gettext_lazy("Fill in this text."),
    Kind.NO_QUESTION: gettext_lazy("Add at least one question."),
    Kind.TOO_FEW_OPTIONS: gettext_lazy("Give at least two answers."),
    Kind.NO_STATEMENT: gettext_lazy("Add at least one statement."),
    Kind.TOO_MANY: gettext_lazy("There can be %(most)s of these at most."),
    Kind.TOO_LONG_A_STATE: gettext_lazy(
        "All answers together do not fit into a page. Ask fewer questions or statements."
    ),
    Kind.BACKWARDS: gettext_lazy("The highest number must be above the lowest one."),
    Kind.NUMBER_TOO_BIG: gettext_lazy("This number can be %(most)s at most."),
    Kind.ONLY_RED_FLAGS: gettext_lazy(
        "Every answer ends the test at a red flag, so nobody reaches an outcome. "
        "Add an answer that does not."
    ),
    Kind.ALONE_AMONG_NONE: gettext_lazy(
        "Every answer excludes all others. Make this a question with one answer."
    ),
    Kind.DOUBLE_ID: gettext_lazy("The id “%(id)s” must be there exactly once."),
    Kind.NO_OUTCOME: gettext_lazy("Add at least one outcome."),
    Kind.DOUBLE_CODE: gettext_lazy("More than one outcome has the code “%(code)s”."),
    Kind.RESERVED_CODE: gettext_lazy(
        "“%(code)s” is the name of a red flag. Choose another code for this outcome."
    ),
}
PLACES = {
    "questions": gettext_lazy("Question %(number)s"),
    "options": gettext_lazy("answer %(number)s"),
    "statements": gettext_lazy("statement %(number)s"),
    "dimensions": gettext_lazy("Dimension %(number)s"),
    "levels": gettext_lazy("level %(number)s"),
    "red_flags": gettext_lazy("Red flag %(number)s"),
    "outcomes": gettext_lazy("Outcome %(number)s"),
}


def sentence(problem: Problem) -> str:
    """What is wrong and what to do."""
    return str(WORDS[problem.kind]) % problem.values


def place(problem: Problem) -> str:
    """Where in the test it is, such as “Question 3, answer 2”; empty for the test as a whole."""
    steps = zip(problem.where, problem.where[1:], strict=False)
    return ", ".join(
        str(PLACES[name]) % {"number": index + 1}
        for name, index in steps
        if name in PLACES and isinstance(index, int)
    )


def with_place(problem: Problem) -> str:
    """The sentence, headed by its place."""
    if not place(problem):
        return sentence(problem)
    return _("%(place)s: %(sentence)s") % {"place": place(problem), "sentence": sentence(problem)}
