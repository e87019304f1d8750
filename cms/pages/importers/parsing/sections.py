"""Sections with a shape of their own: contents, questions with answers, complaints to read on."""

from collections.abc import Callable

from cms.pages.importers.parsing import recognising as looks
from cms.pages.importers.parsing.chunks import Chunk
from cms.pages.importers.parts import (
    Bullets,
    Faq,
    Paragraph,
    Part,
    Picture,
    Question,
    Related,
)
from cms.pages.importers.parts.marked import Line

FEWEST_RELATED = 2


def take_old_contents(chunks: list[Chunk], start: int) -> tuple[tuple[Line, ...], int]:
    """Entries of the old table of contents: they come back further on, or lead there."""
    last = {line.text: at for at, chunk in enumerate(chunks) for line in chunk.lines}
    at, entries = start, list[Line]()
    while at < len(chunks) and (lines := chunks[at].lines):
        if not chunks[at].is_contents and not all(last[line.text] > at for line in lines):
            break
        entries += lines
        at += 1
    return tuple(entries), at


def take_faq(chunks: list[Chunk], start: int, level: int = 0) -> tuple[list[Part], int]:
    """The questions from `start` on, with where they end; other parts among them come after.

    `level` is that of the heading above them, where headings are marked.
    """
    questions: list[Question] = []
    others: list[Part] = []
    at = start
    is_question = _asking(chunks[start:])
    while at < len(chunks) and not _ends_faq(chunks, at, level):
        chunk = chunks[at]
        if is_question(chunk):
            questions.append(_question(chunk))
        elif not questions:
            break
        else:
            _add_to_answer(questions[-1].answer, others, chunk)
        at += 1
    return _faq(questions, others), at


def take_marked_faq(chunks: list[Chunk], start: int) -> tuple[list[Part], int]:
    """The questions and answers from `start` on that the file itself marks as such."""
    questions: list[Question] = []
    others: list[Part] = []
    at = start
    while at < len(chunks) and (chunk := chunks[at]).in_marked_faq:
        if chunk.markup and chunk.markup.is_question and chunk.lines:
            questions.append(_question(chunk))
        elif questions:
            _add_to_answer(questions[-1].answer, others, chunk)
        else:
            others += _as_parts(chunk)
        at += 1
    return _faq(questions, others), at


def _faq(questions: list[Question], others: list[Part]) -> list[Part]:
    faq: list[Part] = [Faq(questions[0].line, tuple(questions))] if questions else []
    return faq + others


def _question(chunk: Chunk) -> Question:
    whole = chunk.whole
    return Question(chunk.line, whole.text.replace("\n", " "), [], whole.marks)


def _asking(chunks: list[Chunk]) -> Callable[[Chunk], bool]:
    """What a question is here: a heading, if the first is one; else what reads like one."""
    if chunks and chunks[0].level:
        return lambda chunk: bool(chunk.level)
    return lambda chunk: looks.is_question(chunk.single)


def _ends_faq(chunks: list[Chunk], at: int, level: int) -> bool:
    chunk = chunks[at]
    text = chunk.single
    if chunk.level and (not level or chunk.level <= level) and not looks.is_question(text):
        return True
    if looks.RELATED.search(text) and take_related(chunks, at + 1):
        return True
    if chunk.lines and all(looks.is_leftover(line.text) for line in chunk.lines):
        return True
    if chunk.markup:
        return False
    return bool(looks.NUMBERED.match(text) and looks.is_heading(text.lstrip("0123456789. ")))


def _add_to_answer(answer: list[Paragraph | Bullets], others: list[Part], chunk: Chunk) -> None:
    if chunk.part:
        others.append(chunk.part)
    elif looks.names_file(chunk.single) or (
        not chunk.markup and looks.FILE_NAME.match(chunk.single)
    ):
        others.append(Picture(chunk.line, chunk.single))
    elif not chunk.is_bullet:
        answer.append(Paragraph(chunk.line, chunk.text, marks=chunk.whole.marks))
    elif answer and isinstance(answer[-1], Bullets):
        answer[-1] = Bullets(answer[-1].line, answer[-1].items + chunk.lines, answer[-1].ordered)
    else:
        ordered = bool(chunk.markup and chunk.markup.ordered)
        answer.append(Bullets(chunk.line, chunk.lines, ordered))


def _as_parts(chunk: Chunk) -> list[Part]:
    """An answer without a question stays what it is."""
    if chunk.part:
        return [chunk.part]
    if chunk.is_bullet:
        return [Bullets(chunk.line, chunk.lines)]
    return [Paragraph(chunk.line, chunk.text, marks=chunk.whole.marks)]


def take_related(
    chunks: list[Chunk], start: int
) -> tuple[Callable[[int, str], Related], int] | None:
    """The names of complaints from `start` on and where they end; None when they are too few."""
    at = start
    while at < len(chunks) and _are_names(chunks[at].lines):
        at += 1
    items = tuple(line for chunk in chunks[start:at] for line in chunk.lines)
    if len(items) < FEWEST_RELATED:
        return None
    return lambda line, title: Related(line, title, items), at


def _are_names(lines: tuple[Line, ...]) -> bool:
    return bool(lines) and all(looks.is_related_name(line.text) for line in lines)
