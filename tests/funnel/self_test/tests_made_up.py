"""Tests that are made up by hand: small ones, for what can be said with a few questions."""

from fractions import Fraction

from cms.funnel.self_test.conditions import Scored
from cms.funnel.self_test.definition import Band, Definition
from cms.funnel.self_test.dimensions import MAIN, Dimension
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.questions import AnyQuestion, Counting, Option, SingleChoice
from cms.funnel.self_test.urgency import Urgency

SCORE = Dimension(MAIN, "Klachten")


def option(name: str, text: str, value: int = 0) -> Option:
    return Option(name, text, Fraction(value))


def question(
    *options: Option,
    title: str = "Hoe lang al?",
    id: str = "q",  # noqa: A002
) -> SingleChoice:
    """A question that counts in the main dimension."""
    return SingleChoice(id=id, title=title, options=options, counts=(Counting(MAIN),))


def between(lowest: int, highest: int, dimension: str = MAIN) -> Scored:
    return Scored(dimension, Range(at_least=Fraction(lowest), at_most=Fraction(highest)))


def band(code: str, lowest: int, highest: int, title: str = "Rustig aan") -> Band:
    """An outcome for scores from `lowest` up to and including `highest`."""
    advice = "<p>Blijf bewegen.</p>"
    return Band(code, title, "Wat dit betekent.", advice, between(lowest, highest))


def rest(code: str = "rest", title: str = "Rustig aan") -> Band:
    """The last outcome, for whoever fits no other."""
    return Band(code, title, "Wat dit betekent.", "<p>Blijf bewegen.</p>")


def definition_of(*questions: AnyQuestion, bands: tuple[Band, ...] = ()) -> Definition:
    """A test of these questions with one dimension; without bands everybody gets the last one."""
    return Definition("Rugtest", questions, bands or (rest(),), (SCORE,))


NO, YES = option("nee", "Nee"), option("ja", "Ja", 3)
FLAG = Option("kracht", "Ik verlies kracht", red_flag=Urgency.EMERGENCY, at_once=True)
QUESTIONS = (
    question(NO, YES, id="a"),
    question(NO, option("beetje", "Een beetje", 1), FLAG, id="b", title="Hoe erg is het?"),
)
SOUND = definition_of(*QUESTIONS, bands=(band("weinig", 0, 2), band("veel", 3, 4)))


def two_questions() -> Definition:
    """Scores 0, 1, 3 and 4, and an answer that belongs with a doctor at once."""
    return SOUND
