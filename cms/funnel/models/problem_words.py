"""What is wrong with a test, in words for the editor."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.funnel.self_test.checker import Kind, Problem

WORDS = {
    Kind.EMPTY_TEXT: gettext_lazy("Fill in this text."),
    Kind.LONG_SENTENCE: gettext_lazy(
        "The sentence “%(start)s …” has %(words)s words. Make two of it."
    ),
    Kind.LONG_WORD: gettext_lazy("“%(word)s” is a long word. Is there a shorter one?"),
    Kind.HARD_TO_READ: gettext_lazy(
        "All texts together are hard to read: %(ease)s, and %(enough)s is what most people manage. "
        "Shorter sentences and words help."
    ),
    Kind.PROMISE: gettext_lazy("“%(words)s” sounds like a promise. No test can promise a cure."),
    Kind.NO_QUESTION: gettext_lazy("Add at least one question."),
    Kind.TOO_FEW_OPTIONS: gettext_lazy("Give more answers to choose from, %(least)s at least."),
    Kind.NO_STATEMENT: gettext_lazy("Add at least one statement."),
    Kind.TOO_MANY: gettext_lazy("There can be %(most)s of these at most."),
    Kind.TOO_LONG_A_STATE: gettext_lazy(
        "All answers together do not fit into a page. Ask fewer questions or statements."
    ),
    Kind.BACKWARDS: gettext_lazy("The highest number must be above the lowest one."),
    Kind.NUMBER_TOO_BIG: gettext_lazy("This number can be %(most)s at most."),
    Kind.ALONE_AMONG_NONE: gettext_lazy(
        "Every answer excludes all others. Make this a question with one answer."
    ),
    Kind.DOUBLE_ID: gettext_lazy("The id “%(id)s” must be there exactly once."),
    Kind.DOUBLE_CODE: gettext_lazy("More than one outcome has the code “%(code)s”."),
    Kind.RESERVED_CODE: gettext_lazy(
        "“%(code)s” is the name of a red flag. Choose another code for this outcome."
    ),
    Kind.UNKNOWN_QUESTION: gettext_lazy("This speaks of a question that is not there: “%(id)s”."),
    Kind.LATER_QUESTION: gettext_lazy(
        "This speaks of question %(number)s, which has not been asked by then."
    ),
    Kind.UNKNOWN_OPTION: gettext_lazy(
        "This speaks of an answer that question %(number)s does not have: “%(id)s”."
    ),
    Kind.UNKNOWN_STATEMENT: gettext_lazy(
        "This speaks of a statement that question %(number)s does not have: “%(id)s”."
    ),
    Kind.UNKNOWN_DIMENSION: gettext_lazy("This speaks of a score that is not there: “%(id)s”."),
    Kind.LATER_DIMENSION: gettext_lazy(
        "A score can be made of scores that stand above it only, and “%(id)s” does not."
    ),
    Kind.NO_CHOICE_THERE: gettext_lazy("Question %(number)s has no answers to choose from."),
    Kind.NO_NUMBER_THERE: gettext_lazy("Question %(number)s does not ask for a number."),
    Kind.EMPTY_CONDITION: gettext_lazy("This condition is empty. Fill it in or remove it."),
    Kind.EMPTY_RANGE: gettext_lazy("No number lies between these two."),
    Kind.NEVER: gettext_lazy("This can never hold, whatever is answered."),
    Kind.ALWAYS: gettext_lazy("This always holds, whatever is answered."),
    Kind.PART_NEVER: gettext_lazy("A part of this can never hold, whatever is answered."),
    Kind.UNSEEN: gettext_lazy(
        "Nobody came to this in %(walks)s walks at random. Can it be reached?"
    ),
    Kind.WEIGHT_ZERO: gettext_lazy("At 0 this counts for nothing."),
    Kind.COUNTED_TWICE: gettext_lazy("This counts twice in “%(id)s”. Choose a weight instead."),
    Kind.COUNTS_IN_DERIVED: gettext_lazy(
        "“%(id)s” is made of other scores, so an answer cannot count in it."
    ),
    Kind.NO_ITEMS: gettext_lazy("No answer counts in this score, and it is made of no other."),
    Kind.NEVER_USED: gettext_lazy("This score is not shown and decides nothing."),
    Kind.SAME_POINTS: gettext_lazy("Every answer gives the same points, so this moves no score."),
    Kind.POINTS_NEVER_COUNT: gettext_lazy("These points never count: the question does not."),
    Kind.POINTS_UNDER_RED_FLAG: gettext_lazy(
        "These points never count: this red flag ends the test before every score."
    ),
    Kind.AT_ONCE_WITHOUT_FLAG: gettext_lazy("Only a red flag can end the test at once."),
    Kind.ONLY_RED_FLAGS: gettext_lazy(
        "Every way ends at a red flag, so nobody reaches an outcome. Add an answer without one."
    ),
    Kind.NO_RED_FLAG: gettext_lazy(
        "No answer is a red flag. Add one, or write down why nothing here belongs with a doctor "
        "first."
    ),
    Kind.NOTHING_TO_SOFTEN: gettext_lazy(
        "This never does anything: whoever comes to it has no see-your-doctor flag, or a more "
        "urgent one too."
    ),
    Kind.UNREACHABLE_QUESTION: gettext_lazy("This question is never asked."),
    Kind.NO_OUTCOME: gettext_lazy("Add at least one outcome."),
    Kind.NO_LAST_OUTCOME: gettext_lazy(
        "Some answers may lead to no outcome. Add a last one without a condition."
    ),
    Kind.UNREACHABLE_OUTCOME: gettext_lazy("Nobody can get this outcome."),
    Kind.GAP: gettext_lazy("Nothing holds the scores %(first)s up to and including %(last)s yet."),
    Kind.OVERLAP: gettext_lazy(
        "The scores %(first)s up to and including %(last)s are held by an earlier one too."
    ),
    Kind.UNDETERMINED_LEFT: gettext_lazy(
        "When too many answers are missing there is no score, and then no outcome. "
        "Add a last one without a condition."
    ),
}
ONE_SCORE = {
    Kind.GAP: gettext_lazy("Nothing holds the score %(first)s yet."),
    Kind.OVERLAP: gettext_lazy("The score %(first)s is held by an earlier one too."),
}
PLACES = {
    "questions": gettext_lazy("Question %(number)s"),
    "options": gettext_lazy("answer %(number)s"),
    "statements": gettext_lazy("statement %(number)s"),
    "dimensions": gettext_lazy("Score %(number)s"),
    "levels": gettext_lazy("level %(number)s"),
    "red_flags": gettext_lazy("Red flag %(number)s"),
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
        if name in PLACES and isinstance(index, int)
    )


def with_place(problem: Problem) -> str:
    """The sentence, headed by its place."""
    if not place(problem):
        return sentence(problem)
    return _("%(place)s: %(sentence)s") % {"place": place(problem), "sentence": sentence(problem)}
