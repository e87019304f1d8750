"""Two sections with a shape of their own: questions with answers, and complaints to read on."""

from collections.abc import Callable

from cms.pages.importers import recognising as looks
from cms.pages.importers.chunks import Chunk
from cms.pages.importers.parts import (
    Bullets,
    Faq,
    Paragraph,
    Part,
    Picture,
    Question,
    Related,
)

FEWEST_RELATED = 2


def take_faq(chunks: list[Chunk], start: int) -> tuple[list[Part], int]:
    """The questions from `start` on, with where they end; pictures among them come after."""
    questions: list[Question] = []
    pictures: list[Part] = []
    at = start
    while at < len(chunks) and not _ends_faq(chunks, at):
        chunk = chunks[at]
        if looks.is_question(chunk.single):
            questions.append(Question(chunk.line, chunk.single))
        elif not questions:
            break
        elif looks.FILE_NAME.match(chunk.single):
            pictures.append(Picture(chunk.line, chunk.single))
        else:
            _add_to_answer(questions[-1].answer, chunk)
        at += 1
    faq: list[Part] = [Faq(questions[0].line, tuple(questions))] if questions else []
    return faq + pictures, at


def _ends_faq(chunks: list[Chunk], at: int) -> bool:
    text = chunks[at].single
    if looks.RELATED.search(text) and take_related(chunks, at + 1):
        return True
    if all(looks.is_leftover(line.text) for line in chunks[at].lines):
        return True
    return bool(looks.NUMBERED.match(text) and looks.is_heading(text.lstrip("0123456789. ")))


def _add_to_answer(answer: list[Paragraph | Bullets], chunk: Chunk) -> None:
    if not chunk.is_bullet:
        answer.append(Paragraph(chunk.line, chunk.text))
    elif answer and isinstance(answer[-1], Bullets):
        answer[-1] = Bullets(answer[-1].line, answer[-1].items + chunk.lines)
    else:
        answer.append(Bullets(chunk.line, chunk.lines))


def take_related(
    chunks: list[Chunk], start: int
) -> tuple[Callable[[int, str], Related], int] | None:
    """The names of complaints from `start` on and where they end; None when they are too few."""
    at = start
    while at < len(chunks) and all(looks.is_related_name(line.text) for line in chunks[at].lines):
        at += 1
    items = tuple(line for chunk in chunks[start:at] for line in chunk.lines)
    if len(items) < FEWEST_RELATED:
        return None
    return lambda line, title: Related(line, title, items), at
