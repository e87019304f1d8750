"""How hard the Dutch is to read, and whether it promises what no test can; both only warn."""

from collections.abc import Iterator

from cms.funnel.self_test.checker.problem import Kind, Problem, Where, note
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import AnyQuestion, Grid, Information, options_of
from cms.lib.dutch import AVERAGE, paragraphs_of, reading_ease, sentences_of, words_of
from cms.lib.promises import START, phrases_in

MOST_WORDS = 20
MOST_LETTERS = 19


def wording(definition: Definition) -> Iterator[Problem]:
    """Sentences and words that are long, promises of a cure, and how it reads as a whole."""
    for where, text in texts(definition):
        yield from _in_text(where, text)
    ease = reading_ease(text for _, text in texts(definition))
    if ease is not None and ease < AVERAGE:
        yield note(Kind.HARD_TO_READ, ("title",), ease=round(ease), enough=AVERAGE)


def texts(definition: Definition) -> Iterator[tuple[Where, str]]:
    """Every text that a visitor reads, with the way to it."""
    yield ("title",), definition.title
    for number, question in enumerate(definition.questions):
        yield from _of_question(("questions", number), question)
    for number, dimension in enumerate(definition.dimensions):
        for place, level in enumerate(dimension.levels):
            yield ("dimensions", number, "levels", place, "text"), level.text
    for number, flag in enumerate(definition.red_flags):
        yield ("red_flags", number, "title"), flag.title
    for number, band in enumerate(definition.bands):
        for name in ("title", "summary", "advice"):
            yield ("outcomes", number, name), getattr(band, name)
    for urgency, advice in definition.red_flag_advice.items():
        yield ("red_flag_advice", urgency.value), advice


def _of_question(here: Where, question: AnyQuestion) -> Iterator[tuple[Where, str]]:
    yield (*here, "title"), question.title
    yield (*here, "help"), question.help
    if isinstance(question, Information):
        yield (*here, "text"), question.text
    for place, option in enumerate(options_of(question)):
        yield (*here, "options", place, "text"), option.text
    if isinstance(question, Grid):
        for place, statement in enumerate(question.statements):
            yield (*here, "statements", place, "text"), statement.text


def _in_text(where: Where, text: str) -> Iterator[Problem]:
    for sentence in map(words_of, sentences_of(text)):
        if len(sentence) > MOST_WORDS:
            start = " ".join(sentence[:4])
            yield note(Kind.LONG_SENTENCE, where, start=start, words=len(sentence))
        for word in sentence:
            if len(word) > MOST_LETTERS:
                yield note(Kind.LONG_WORD, where, word=word)
    for promise in phrases_in(" ".join(paragraphs_of(text)), START):
        yield note(Kind.PROMISE, where, words=promise)
