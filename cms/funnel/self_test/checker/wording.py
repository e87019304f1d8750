"""How hard the Dutch is to read, and whether it promises what no test can; both only warn."""

import re
from collections.abc import Iterator
from html import unescape

from cms.funnel.self_test.checker.problem import Kind, Problem, Where, note
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.questions import AnyQuestion, Grid, Information, options_of

MOST_WORDS = 20
MOST_LETTERS = 19
WORDS_TO_JUDGE = 60
EASY_ENOUGH = 55
PROMISES = re.compile(
    r"\b(genees\w*|genez\w*|garand\w*|gegarandeerd|wondermiddel\w*|pijnvrij\w*|klachtenvrij\w*"
    r"|nooit meer (?:pijn|last)|voorgoed|voor altijd (?:van|zonder)|100\s?%|werkt altijd)",
    re.IGNORECASE,
)
BLOCKS = re.compile(r"</(?:p|li|h\d|ul|ol)>|<br\s*/?>", re.IGNORECASE)
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúëïöü]")


def wording(definition: Definition) -> Iterator[Problem]:
    """Sentences and words that are long, promises of a cure, and how it reads as a whole."""
    everything = []
    for where, text in texts(definition):
        sentences = _sentences(text)
        everything += sentences
        yield from _in_text(where, sentences)
        if promise := PROMISES.search(_without_tags(text)):
            yield note(Kind.PROMISE, where, words=promise.group())
    words = [word for sentence in everything for word in sentence]
    if len(words) >= WORDS_TO_JUDGE and ease(everything) < EASY_ENOUGH:
        yield note(Kind.HARD_TO_READ, ("title",), ease=ease(everything), enough=EASY_ENOUGH)


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


def ease(sentences: list[list[str]]) -> int:
    """Reading ease after Flesch and Douma: 100 is easy, below 50 hard."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(len(VOWELS.findall(word.lower())) or 1 for word in words)
    return round(206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words))


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


def _in_text(where: Where, sentences: list[list[str]]) -> Iterator[Problem]:
    for sentence in sentences:
        if len(sentence) > MOST_WORDS:
            start = " ".join(sentence[:4])
            yield note(Kind.LONG_SENTENCE, where, start=start, words=len(sentence))
        for word in sentence:
            if len(word) > MOST_LETTERS:
                yield note(Kind.LONG_WORD, where, word=word)


def _sentences(text: str) -> list[list[str]]:
    found = re.split(r"(?<=[.!?…:])\s+|\n+", _without_tags(text))
    words = (re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence) for sentence in found)
    return [sentence for sentence in words if sentence]


def _without_tags(text: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", BLOCKS.sub("\n", text)))
