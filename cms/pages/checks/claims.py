"""Sentences that sound like a fact somebody measured, and say not where. Pure.

Rather a claim missed than an editor bothered: what is asked, told as an idiom, or followed by a
source anywhere in its paragraph is left alone.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from cms.lib.dutch import paragraphs_of, sentences_of
from cms.pages.checks.draft import Draft
from cms.pages.checks.findings import Finding
from cms.pages.importers.making.inline import sources_in

REFERENCE = re.compile(r'<a\b[^>]*\blinktype="source"[^>]*>.*?</a>', re.DOTALL)
MARK = "\N{REFERENCE MARK}."  # With a full stop: the next capital begins a sentence.
# Blocks in which the writer speaks; key points only repeat what the text says with its sources.
WRITERS_OWN = {"text", "tip", "care_card", "faq"}

NUMBER = r"(?:\d[\d.,]*|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)"
MANY = (
    r"(?:\d{1,3}(?:\.\d{3})+|\d{2,}|honderd(?:en)?|duizend(?:en)?|\d+(?:,\d+)? miljoen"
    r"|miljoenen|(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)(?:honderd|duizend))"
)
PEOPLE = (
    r"(?:mensen|personen|proefpersonen|deelnemers|patiënten|volwassenen|nederlanders|vrouwen"
    r"|mannen|kinderen|werknemers|huisartsen|bezoekers aan de huisarts)"
)
STUDY = (
    r"(?:onderzoek(?:en)?|studie[s]?|meta-analyse[s]?|wetenschappers|onderzoekers|de wetenschap)"
)
SHOWS = (
    r"(?:blijkt|blijken|bleek|bleken|toont|tonen|toonde|toonden|laat|laten|liet|lieten|wijst"
    r"|wijzen|wees|wezen|concludeer\w*|geconcludeerd|vond(?:en)?|gevonden|zien|aangetoond"
    r"|bewezen|bewijst|bewijzen)"
)
SOUNDS_LIKE_FACT = re.compile(
    rf"""
      \b(?:uit|volgens)\s+(?:\w+\s+){{0,3}}{STUDY}\b          # uit recent onderzoek …
    | \b{STUDY}\s+(?:\w+\s+){{0,4}}?{SHOWS}\b                 # studies tonen …, onderzoekers vonden
    | \bblijkt\s+uit\b(?!\s+(?:je|jouw|uw|de\s+test))         # … blijkt uit …
    | \bwetenschappelijk\s+(?:\w+\s+)?(?:bewezen|aangetoond|onderbouwd|bewijs)\b
    | (?<![\d,.])(?!100\s?(?:%|procent)(?!\s+van\b))\d+(?:[.,]\d+)?\s?(?:%|procent\b)
    | \b{NUMBER}\s+(?:op|van)\s+(?:de|elke)\s+{NUMBER}(?:\s+\w+)?\s+{PEOPLE}\b
    | \b{NUMBER}\s+op\s+(?:de|elke)\s+{NUMBER}\b              # acht op de tien
    | \b{MANY}\s+(?:(?:\w+e|volwassen)\s+)?{PEOPLE}\b    # 3110 gezonde mensen
    """,
    re.I | re.X,
)
NO_FACT = re.compile(
    r"\?[”\"'’)]*$|\bkorting\b|\bbtw\b|\b\d+\s?(?:%|procent)\s+(?:geld|zeker|eigen risico)", re.I
)


def unsourced(draft: Draft) -> Iterator[Finding]:
    """The claims of a draft that no source carries; a block with a source may follow as well."""
    for block, following in zip_longest(draft.blocks, draft.blocks[1:]):
        if block.kind not in WRITERS_OWN or (following and following.kind == "source"):
            continue
        for text in block.texts:
            for claim in claims_in(text.html) if text.is_prose else ():
                yield Finding("claim", text.where, claim)


def claims_in(html: str) -> Iterator[str]:
    """The sentences of some markup that claim a fact, with no source in them or after them."""
    for paragraph in paragraphs_of(REFERENCE.sub(MARK, html)):
        last, at = _last_reference(paragraph), 0
        for sentence in sentences_of(paragraph):
            at = paragraph.find(sentence, at)
            if at > last and is_claim(sentence):
                yield " ".join(sentence.replace(MARK, "").split())


def is_claim(sentence: str) -> bool:
    """True for a sentence that sounds like somebody counted, measured or proved it."""
    return bool(SOUNDS_LIKE_FACT.search(sentence)) and not NO_FACT.search(sentence)


def _last_reference(paragraph: str) -> int:
    """Where the last source stands; a word “Bron” that is none yet counts, and is found anyway."""
    words = [start for start, _end in sources_in(paragraph)]
    return max([paragraph.rfind(MARK), *words])
