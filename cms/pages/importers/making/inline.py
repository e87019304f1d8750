"""From words to rich text, with the references, calls and links that stand in them. Pure."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from cms.pages.importers.making.calls import Call, calls_in
from cms.pages.importers.making.known import NOTHING, Known
from cms.pages.importers.parts.marked import EM, LINK, SOURCE, STRONG, Line, Mark, Marks

SOURCE_WORD = re.compile(r"\bbron\b", re.I)
ENDED = re.compile(r"[.!?:;…”’\"')\]]\s*\(?$")
BEFORE = re.compile(rf"(?:^\s*\(?$)|{ENDED.pattern}")
NOTHING_LEFT = re.compile(r"\s*\Z")
NEAR = 20
AFTER = re.compile(r"\s*(?:$|\)|\.|bron\b|(?-i:[A-ZÀ-Þ“„‘]))", re.I)
SOURCE_TAG = '<a linktype="source">'
STYLES = {STRONG: 1, EM: 2}
TAGS = ((2, "i"), (1, "b"))


def paragraph(text: str, marks: Marks = (), known: Known = NOTHING) -> str:
    """A paragraph of rich text."""
    return f"<p>{inline(text, marks, known)}</p>"


def bullets(items: Iterable[Line], ordered: bool = False, known: Known = NOTHING) -> str:
    """A list of rich text; an ordered one counts for itself."""
    tag = "ol" if ordered else "ul"
    lines = (f"<li>{inline(item.text, item.marks, known)}</li>" for item in items)
    return f"<{tag}>{''.join(lines)}</{tag}>"


def inline(text: str, marks: Marks = (), known: Known = NOTHING) -> str:
    """The words escaped, with links around references, calls and what was a link before."""
    html, at = "", 0
    styled = _Styled(text, marks)
    for start, end, tag in spans(text, marks, known):
        html += f"{styled.between(at, start)}{tag}{styled.between(start, end)}</a>"
        at = end
    return html + styled.between(at, len(text))


def spans(text: str, marks: Marks = (), known: Known = NOTHING) -> list[tuple[int, int, str]]:
    """Where links begin and end, in order and never across each other."""
    calls = calls_in(text)
    marked = (_marked(mark, calls, known) for mark in marks if mark.kind in {LINK, SOURCE})
    kept = [span for span in marked if span[2]]
    found = [(start, end, SOURCE_TAG) for start, end in sources_in(text)]
    found += [(call.start, call.end, _funnel(call)) for call in calls]
    taken = bytearray(len(text))
    for start, end, _tag in kept:
        taken[start:end] = b"\1" * (end - start)
    for span in sorted(found):
        start, end, _tag = span
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(span)
    return sorted(kept)


def _marked(mark: Mark, calls: list[Call], known: Known) -> tuple[int, int, str]:
    """The tag of what was a link; none when it led to a place in the old page."""
    tag = ""
    if mark.kind == SOURCE:
        pk = known.source(mark.href, mark.title)
        tag = f'<a linktype="source" id="{pk}">' if pk else SOURCE_TAG
    elif pk := known.page_at(mark.href):
        tag = f'<a linktype="page" id="{pk}">'
    elif call := call_of(mark, calls):
        tag = _funnel(call)
    elif not mark.href.startswith("#"):
        tag = f'<a href="{escape(mark.href)}">'
    return mark.start, mark.end, tag


def call_of(mark: Mark, calls: Iterable[Call]) -> Call | None:
    """The call that a link's words are, so that it leads into the funnel from now on."""
    if mark.href.startswith(("mailto:", "tel:")):
        return None
    within = (call for call in calls if call.start < mark.end and mark.start < call.end)
    return next(within, None)


def sources_in(text: str) -> Iterator[tuple[int, int]]:
    """Every “Bron” or “bron” that refers; not the word in a sentence, as in “de bron van pijn”."""
    end = 0
    for match in SOURCE_WORD.finditer(text):
        start, after = match.span()
        follows = bool(end) and not text[end:start].strip(" ,()\n")
        last = match[0] == "Bron" and bool(NOTHING_LEFT.match(text, after))
        opens = _opens(text, start) and bool(AFTER.match(text, after))
        if follows or last or opens:
            end = after
            yield match.span()


def _opens(text: str, start: int) -> bool:
    """Whether a sentence ended right before; a look at the last few letters tells."""
    near = text[max(start - NEAR, 0) : start]
    return bool(BEFORE.search(near)) if start <= NEAR else bool(ENDED.search(near))


def _funnel(call: Call) -> str:
    return f'<a linktype="funnel" kind="{call.kind}">'


class _Styled:
    """A text that knows which of its letters are strong or stressed."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text = text
        self.letters = bytearray(len(text))
        for mark in marks:
            if bit := STYLES.get(mark.kind):
                for at in range(mark.start, mark.end):
                    self.letters[at] |= bit

    def between(self, start: int, end: int) -> str:
        """The words between two places as rich text."""
        runs = groupby(range(start, end), key=self.letters.__getitem__)
        return "".join(self._run(style, list(places)) for style, places in runs)

    def _run(self, style: int, places: list[int]) -> str:
        words = _words(self.text[places[0] : places[-1] + 1])
        for bit, tag in TAGS:
            words = f"<{tag}>{words}</{tag}>" if style & bit else words
        return words


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
