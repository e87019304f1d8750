"""From plain words to rich text, with the references and calls that stand in them. Pure."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from cms.pages.importers.calls import Call, calls_in
from cms.pages.importers.parts import Line

SOURCE = re.compile(r"\bbron\b", re.I)
BEFORE = re.compile(r"(?:^|[.!?:;…”’\"')\]])\s*\(?$")
AFTER = re.compile(r"^\s*(?:$|\)|\.|bron\b|(?-i:[A-ZÀ-Þ“„‘]))", re.I)
SOURCE_TAG = '<a linktype="source">'


def paragraph(text: str) -> str:
    """A paragraph of rich text."""
    return f"<p>{inline(text)}</p>"


def bullets(items: Iterable[Line], ordered: bool = False) -> str:
    """A list of rich text; an ordered one counts for itself."""
    tag, texts = ("ol", _uncounted) if ordered else ("ul", _plain)
    return f"<{tag}>" + "".join(f"<li>{inline(texts(item))}</li>" for item in items) + f"</{tag}>"


def _plain(item: Line) -> str:
    return item.text


def _uncounted(item: Line) -> str:
    return re.sub(r"^\d{1,2}[.)]\s+", "", item.text)


def inline(text: str) -> str:
    """The words escaped, with links around references and calls."""
    html, at = "", 0
    for start, end, tag in spans(text):
        html += f"{_words(text[at:start])}{tag}{_words(text[start:end])}</a>"
        at = end
    return html + _words(text[at:])


def spans(text: str) -> list[tuple[int, int, str]]:
    """Where links begin and end, in order and never across each other."""
    sources = [(start, end, SOURCE_TAG) for start, end in sources_in(text)]
    calls = [(call.start, call.end, _tag(call)) for call in calls_in(text)]
    kept: list[tuple[int, int, str]] = []
    for span in sorted(sources + calls):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def sources_in(text: str) -> Iterator[tuple[int, int]]:
    """Every “Bron” or “bron” that refers; not the word in a sentence, as in “de bron van pijn”."""
    end = 0
    for match in SOURCE.finditer(text):
        follows = bool(end) and not text[end : match.start()].strip(" ,()\n")
        last = match[0] == "Bron" and not text[match.end() :].strip()
        opens = bool(BEFORE.search(text[: match.start()])) and bool(
            AFTER.match(text[match.end() :])
        )
        if follows or last or opens:
            end = match.end()
            yield match.span()


def _tag(call: Call) -> str:
    return f'<a linktype="funnel" kind="{call.kind}">'


def _words(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")
