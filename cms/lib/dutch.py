"""How hard Dutch is to read: Flesch, as Douma weighed it for Dutch. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

BREAKS = re.compile(r"</?(?:p|ul|ol|li|br|h\d|blockquote)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“„‘(]*[A-ZÀ-Þ0-9])")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What sounds as one; a diaeresis begins a new syllable.
VOWELS = re.compile(
    r"eeuw|ieuw|aai|ooi|oei|eau|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[ëï]e?|[aeiouyäöüáéíóúàèê]"
)
FEWEST_WORDS = 100
EASY, AVERAGE = 70, 50


def paragraphs_of(html: str) -> list[str]:
    """The plain text of some markup, a line for every paragraph and list item."""
    lines = BREAKS.sub("\n", html).split("\n")
    plain = (" ".join(unescape(TAG.sub("", line)).split()) for line in lines)
    return [line for line in plain if line]


def sentences_of(html: str) -> list[str]:
    """The sentences of some markup; one never runs across paragraphs."""
    return [part for line in paragraphs_of(html) for part in SENTENCE_END.split(line)]


def words_of(sentence: str) -> list[str]:
    """Its words, without numbers."""
    return WORD.findall(unicodedata.normalize("NFC", sentence))


def syllables_in(word: str) -> int:
    """How many syllables a Dutch word has, by its vowels."""
    return max(1, len(VOWELS.findall(word.lower())))


def reading_ease(texts: Iterable[str]) -> float | None:
    """From about 0, very hard, to about 100, very easy; None for a text too short to say."""
    sentences = [words for html in texts for s in sentences_of(html) if (words := words_of(s))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    syllables = sum(map(syllables_in, words))
    return 206.84 - 77 * syllables / len(words) - 0.93 * len(words) / len(sentences)


def level_of(ease: float | None) -> str:
    """The ease in a word: easy, average, hard, or unknown."""
    if ease is None:
        return "unknown"
    return "easy" if ease >= EASY else "average" if ease >= AVERAGE else "hard"
