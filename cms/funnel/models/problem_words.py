"""What is wrong with a test, in words for the editor."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.self_test.checker import Kind, Problem

WORDS = {
    Kind.EMPTY_TEXT: gettext_lazy("Fill in this text."),
    Kind.NO_QUESTION: gettext_lazy("Add at least one question."),
    Kind.TOO_FEW_OPTIONS: gettext_lazy("Give at least two answers."),
    Kind.ONLY_RED_FLAGS: gettext_lazy(
        "Every answer is a red flag, so nobody reaches an outcome. Add an answer without one."
    ),
    Kind.NO_OUTCOME: gettext_lazy("Add at least one outcome."),
    Kind.DOUBLE_CODE: gettext_lazy("More than one outcome has the code “%(code)s”."),
    Kind.RESERVED_CODE: gettext_lazy(
        "“%(code)s” is the name of a red flag. Choose another code for this outcome."
    ),
    Kind.BACKWARDS: gettext_lazy("The last score comes before the first one."),
    Kind.OUT_OF_REACH: gettext_lazy(
        "Nobody can reach this outcome: scores run from %(lowest)s to %(highest)s."
    ),
    Kind.GAP: gettext_lazy("Scores %(first)s up to and including %(last)s have no outcome yet."),
    Kind.OVERLAP: gettext_lazy(
        "Scores %(first)s up to and including %(last)s belong to another outcome too."
    ),
    Kind.NO_RED_FLAG: gettext_lazy(
        "No answer is a red flag. Is there really none that belongs with a doctor first?"
    ),
    Kind.POINTS_UNDER_RED_FLAG: gettext_lazy(
        "These points never count: a red flag comes before every score."
    ),
    Kind.SAME_POINTS: gettext_lazy(
        "Every answer gives the same points, so this question moves no outcome."
    ),
}
ONE_SCORE = {
    Kind.GAP: gettext_lazy("Score %(first)s has no outcome yet."),
    Kind.OVERLAP: gettext_lazy("Score %(first)s belongs to another outcome too."),
}
PLACES = {
    "questions": gettext_lazy("Question %(number)s"),
    "options": gettext_lazy("answer %(number)s"),
    "outcomes": gettext_lazy("Outcome %(number)s"),
}


def sentence(problem: Problem) -> str:
    """What is wrong and what to do."""
    one = problem.values.get("first") == problem.values.get("last")
    words = ONE_SCORE.get(problem.kind) if one else None
    return str(words or WORDS[problem.kind]) % problem.values


def place(problem: Problem) -> str:
    """Where in the test it is, such as “Question 3, answer 2”; empty for the test as a whole."""
    steps = zip(problem.where, problem.where[1:], strict=False)
    return ", ".join(
        str(PLACES[name]) % {"number": index + 1}
        for name, index in steps
        if isinstance(name, str) and isinstance(index, int)
    )


def with_place(problem: Problem) -> str:
    """The sentence, headed by its place."""
    if not place(problem):
        return sentence(problem)
    return _("%(place)s: %(sentence)s") % {"place": place(problem), "sentence": sentence(problem)}
