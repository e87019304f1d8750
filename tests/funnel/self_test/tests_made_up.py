"""Tests that are made up: small ones by hand, and any that hypothesis can think of."""

from hypothesis import strategies as st

from cms.funnel.self_test.definition import Band, Definition, Option, Question, Urgency

TEXTS = st.text(min_size=1, max_size=12).filter(str.strip)
CODES = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)


def question(*options: Option, title: str = "Hoe lang al?", id: str = "q") -> Question:  # noqa: A002
    return Question(id, title, options)


def band(code: str, lower: int, upper: int, title: str = "Rustig aan") -> Band:
    return Band(code, title, lower, upper, "Wat dit betekent.", "<p>Blijf bewegen.</p>")


NO, YES = Option("Nee"), Option("Ja", 3)
FLAG = Option("Ik verlies kracht", 0, Urgency.EMERGENCY)
QUESTIONS = (question(NO, YES, id="a"), question(NO, Option("Een beetje", 1), FLAG, id="b"))
SOUND = Definition("Rugtest", QUESTIONS, (band("weinig", 0, 2), band("veel", 3, 4)))

options = st.builds(Option, TEXTS, st.integers(-9, 9), st.none() | st.sampled_from(list(Urgency)))
questions = st.builds(
    Question,
    st.uuids().map(str),
    TEXTS,
    st.lists(options, min_size=1, max_size=5).map(tuple),
    st.text(max_size=9),
)
bands = st.builds(Band, CODES, TEXTS, st.integers(-50, 50), st.integers(-50, 50), TEXTS, TEXTS)
definitions = st.builds(
    Definition,
    TEXTS,
    st.lists(questions, min_size=1, max_size=6).map(tuple),
    st.lists(bands, max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(list(Urgency)), st.text(max_size=9)),
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Definition, tuple[int, ...]]:
    """A definition with an answer to each question that is asked, until one cannot wait."""
    definition = draw(definitions)
    numbers: list[int] = []
    for each in definition.questions:
        numbers.append(draw(st.integers(0, len(each.options) - 1)))
        if each.options[numbers[-1]].red_flag is Urgency.EMERGENCY:
            break
    return definition, tuple(numbers)
