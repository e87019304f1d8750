"""What a single chunk is: a heading, running text, a quote, a tip. Pure."""

import re

from cms.pages.importers.parsing import recognising as looks
from cms.pages.importers.parsing.chunks import Chunk
from cms.pages.importers.parsing.numbering import Counter
from cms.pages.importers.parts import Heading, Lead, Paragraph, Part, Quote, Tip
from cms.pages.importers.parts.marked import Line, links_in

COUNTED = re.compile(r"^\d{1,2}[.)]\s+")
LEADS_ON = re.compile(r"\n|\bbron\b|test\b|e-?book|proefversie", re.I)
CHAPTER, SECTION = 2, 3
LONGEST_HEADING = 200


def heading_of(chunk: Chunk, counter: Counter) -> Heading | None:
    """The heading that a chunk is by its markup or by its number."""
    text, marks = chunk.single, tuple(links_in(chunk.lines[0].marks))
    match = _number(chunk)
    if match is None and not chunk.level:
        return None
    number = match["number"].rstrip(".") if match else ""
    level = chunk.level or (SECTION if "." in number else CHAPTER)
    level = min(max(level, CHAPTER), SECTION)
    if match and counter.takes(number):
        return Heading(chunk.line, match["text"], level, True, match["number"], marks)
    return Heading(chunk.line, text, level, marks=marks)


def _number(chunk: Chunk) -> re.Match[str] | None:
    text = chunk.single
    if not chunk.level:
        is_prose = text.endswith((".", ";", ",")) or len(text) > LONGEST_HEADING
        if is_prose or not chunk.may_be_heading:
            return None
    return looks.NUMBERED.match(text)


def heading_by_looks(chunk: Chunk, counter: Counter) -> Heading | None:
    """The heading that a chunk is by its words alone."""
    text = chunk.single
    if not (chunk.may_be_heading and looks.is_heading(text)):
        return None
    level = SECTION if counter.chapter else CHAPTER
    return Heading(chunk.line, text, level, marks=tuple(links_in(chunk.lines[0].marks)))


def prose_of(chunk: Chunk, lead_is_open: bool) -> Part:
    """Running text; the first of it opens the article, if it leads nowhere."""
    whole, text = chunk.whole, chunk.text
    has_links = any(links_in(whole.marks))
    if (match := looks.QUOTED.match(text)) and not has_links:
        return Quote(chunk.line, match["text"], match["who"] or "")
    if looks.TIP.match(text):
        return Tip(chunk.line, text, whole.marks)
    if lead_is_open and not has_links and not LEADS_ON.search(text):
        return Lead(chunk.line, text)
    return Paragraph(chunk.line, text, marks=whole.marks)


def uncounted(line: Line) -> Line:
    """An item without its number: the list counts for itself."""
    number = COUNTED.match(line.text)
    return line.cut(number.end()) if number else line
