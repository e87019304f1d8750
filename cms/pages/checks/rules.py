"""The rules: each takes a draft and yields what it finds. Pure."""

import re
from collections.abc import Iterable, Iterator

from wagtail.rich_text.rewriters import extract_attrs

from cms.lib.dutch import (
    level_of,
    paragraphs_of,
    reading_ease,
    sentences_of,
    words_of,
)
from cms.lib.promises import phrases_in
from cms.pages.checks.claims import unsourced
from cms.pages.checks.draft import Draft, Known, Text
from cms.pages.checks.findings import Finding
from cms.pages.importers.making.inline import sources_in

MOST_WORDS = 30
SHOWN_WORDS = 8
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
SAYS_NOTHING = re.compile(
    r"(?:klik|kijk|lees|zie|ga)?\s*(?:nu\s+|dan\s+)?(?:hier|hierop|deze (?:link|pagina|site))"
    r"|klik|link|(?:lees )?(?:meer|verder)|meer (?:info|informatie)|(?:https?://|www\.)\S+",
    re.I,
)


def find(draft: Draft, known: Known, phrases: Iterable[str]) -> list[Finding]:
    """Everything that is worth a look."""
    return [
        *_care(draft),
        *_promises(draft, list(phrases)),
        *_sources(draft, known),
        *unsourced(draft),
        *_pictures(draft, known),
        *_links(draft),
        *_headings(draft),
        *([] if draft.description.strip() else [Finding("description")]),
        *([Finding("level")] if reading_level(draft) == "hard" else []),
        *_long_sentences(draft),
    ]


def reading_level(draft: Draft) -> str:
    """How hard the prose of a draft is, in a word."""
    return level_of(reading_ease(text.html for text in draft.texts() if text.is_prose))


def _care(draft: Draft) -> Iterator[Finding]:
    if not any(draft.of_kind("care_card")):
        yield Finding("care")


def _promises(draft: Draft, phrases: list[str]) -> Iterator[Finding]:
    fields = (Text(plain, False) for plain in (draft.title, draft.lead, draft.description))
    for text in (*fields, *draft.texts()):
        for phrase in phrases_in(" ".join(paragraphs_of(text.html)), phrases):
            yield Finding("promise", text.where, phrase)


def _sources(draft: Draft, known: Known) -> Iterator[Finding]:
    for block in draft.of_kind("source"):
        yield from _source(block.field("source"), block.where, known)
    for text in draft.texts():
        for link in LINK.finditer(text.html):
            attrs = extract_attrs(link[1])
            if attrs.get("linktype") == "source":
                before = _last_words(text.html[: link.start()])
                yield from _source(attrs.get("id"), text.where, known, before)
        for plain in paragraphs_of(LINK.sub("", text.html)) if text.is_prose else ():
            for start, _end in sources_in(plain):
                yield Finding("source", text.where, _last_words(plain[:start]))


def _source(pk: object, where: str, known: Known, before: str = "") -> Iterator[Finding]:
    if not pk:
        yield Finding("source", where, before)
    elif int(str(pk)) not in known.checked:
        yield Finding("unchecked", where, before)


def _last_words(html: str) -> str:
    """What stands right before a place, so that an editor finds it."""
    words = " ".join(paragraphs_of(html)[-1:]).split()
    return ("… " if len(words) > SHOWN_WORDS else "") + " ".join(words[-SHOWN_WORDS:])


def _pictures(draft: Draft, known: Known) -> Iterator[Finding]:
    if draft.picture and draft.picture not in known.described:
        yield Finding("alt")
    for block in draft.of_kind("picture"):
        image = block.field("image")
        if not (image.get("image") if isinstance(image, dict) else image):
            yield Finding("missing_picture", block.where, block.field("missing") or "")
        elif isinstance(image, dict) and not (image.get("alt_text") or image.get("decorative")):
            yield Finding("alt", block.where, block.field("caption") or "")


def _links(draft: Draft) -> Iterator[Finding]:
    for text in draft.texts():
        for attrs, label in _links_in(text.html):
            if attrs.get("linktype") != "source" and _says_nothing(label):
                yield Finding("link", text.where, label)
    for block in draft.of_kind("call_to_action"):
        label = block.field("label") or ""
        if label and _says_nothing(label):
            yield Finding("link", block.where, label)


def _links_in(html: str) -> Iterator[tuple[dict[str, str], str]]:
    for attributes, label in LINK.findall(html):
        yield extract_attrs(attributes), " ".join(paragraphs_of(label))


def _says_nothing(label: str) -> bool:
    return bool(SAYS_NOTHING.fullmatch(label.strip(" .,:;!?›»→>")))


def _headings(draft: Draft) -> Iterator[Finding]:
    levels = [
        _level(block.field("level")) if block.kind == "heading" else 0 for block in draft.blocks
    ]
    has_chapter = False
    for at, (block, level) in enumerate(zip(draft.blocks, levels, strict=True)):
        has_chapter = has_chapter or level == 2
        if not level:
            continue
        following = levels[at + 1] if at + 1 < len(levels) else 2
        is_empty = 0 < following <= level
        if is_empty or not has_chapter:
            yield Finding("heading", words=block.field("text") or "")


def _level(stored: object) -> int:
    return 3 if str(stored) == "3" else 2


def _long_sentences(draft: Draft) -> Iterator[Finding]:
    for text in draft.texts():
        for sentence in sentences_of(text.html) if text.is_prose else ():
            if len(words_of(sentence)) > MOST_WORDS:
                start = " ".join(sentence.split()[:SHOWN_WORDS])
                yield Finding("sentence", text.where, f"{start} …")
