"""What the checks find, by tables of stored blocks and expected findings."""

from typing import Any

import pytest

from cms.lib.dutch import level_of, paragraphs_of, reading_ease, syllables_in
from cms.lib.promises import START, phrases_in
from cms.pages.blocks import BodyBlock, KeyPointsBlock
from cms.pages.checks.draft import Draft, Known
from cms.pages.checks.findings import ADVICE, Finding, grouped
from cms.pages.checks.reading import read_draft, texts_in
from cms.pages.checks.rules import find

CARE = ("care_card", {"urgency": "urgent", "title": "Bel", "text": "<p>Bel de arts.</p>"})
SENTENCE = "<p>" + "rust " * 30 + "{}.</p>"


def draft_of(*body: tuple[str, Any], **fields: Any) -> Draft:
    stored = [
        {"type": kind, "value": value, "id": str(at)} for at, (kind, value) in enumerate(body)
    ]
    content = {"title": "Nekpijn", "lead": "", "search_description": "Over nekpijn."}
    return read_draft(content | {"key_points": "[]", "body": stored} | fields)


def found(*body: tuple[str, Any], known: Known | None = None, **fields: Any) -> list[Finding]:
    return find(draft_of(CARE, *body, **fields), known or Known(), START)


def text(html: str) -> tuple[str, str]:
    return "text", f"<p>{html}</p>"


def heading(words: str, level: int) -> tuple[str, Any]:
    return "heading", {"text": words, "level": str(level), "numbered": True}


def picture(image: Any, **fields: Any) -> tuple[str, Any]:
    return "picture", {"image": image, "caption": "", "missing": ""} | fields


def test_an_article_with_everything_in_it_has_no_finding() -> None:
    reference = '<a linktype="source" id="7">Bron</a>'
    body = [
        heading("Wat helpt?", 2),
        heading("Vandaag", 3),
        text(f"Rustig bewegen helpt. {reference}"),
        text('Lees <a linktype="page" id="3">wat stress met je nek doet</a>.'),
        picture({"image": 4, "alt_text": "Een vrouw wandelt", "decorative": False}),
        picture({"image": 4, "alt_text": "", "decorative": True}),
        ("source", {"source": 7, "note": ""}),
    ]

    assert found(*body, known=Known(frozenset({9}), frozenset({7})), picture=9) == []


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (text('<a href="/x/">klik hier</a>'), Finding("link", "", "klik hier")),
        (text('<a href="/x/">Hier.</a>'), Finding("link", "", "Hier.")),
        (text('<a href="/x/">lees <b>meer</b></a>'), Finding("link", "", "lees meer")),
        (
            text('<a href="https://e.org/">https://e.org/</a>'),
            Finding("link", "", "https://e.org/"),
        ),
        (
            ("call_to_action", {"label": "Klik hier", "kind": "trial"}),
            Finding("link", "", "Klik hier"),
        ),
        (text('Zo. <a linktype="source">Bron</a>'), Finding("source", "", "Zo.")),
        (text('Zo. <a linktype="source" id="8">Bron</a>'), Finding("unchecked", "", "Zo.")),
        (
            text('Een twee drie vier vijf zes zeven acht negen. <a linktype="source">Bron</a>'),
            Finding("source", "", "… twee drie vier vijf zes zeven acht negen."),
        ),
        (("source", {"source": None, "note": ""}), Finding("source")),
        (text("Dat bleek. Bron"), Finding("source", "", "Dat bleek.")),
        (picture(None, missing="nek-foto"), Finding("missing_picture", "", "nek-foto")),
        (
            picture({"image": None, "alt_text": "", "decorative": False}),
            Finding("missing_picture"),
        ),
        (
            picture({"image": 4, "alt_text": "", "decorative": False}, caption="Nek"),
            Finding("alt", "", "Nek"),
        ),
        (text("Zo word je 100% pijnvrij."), Finding("promise", "", "100% pijnvrij")),
        (
            ("faq", {"items": [{"type": "item", "value": {"question": "Gegarandeerd beter?"}}]}),
            Finding("promise", "", "gegarandeerd"),
        ),
        (
            ("text", SENTENCE.format("nu")),
            Finding("sentence", "", "rust rust rust rust rust rust rust rust …"),
        ),
    ],
)
def test_a_block_with_one_thing_to_look_at_gives_one_finding(
    block: tuple[str, Any], expected: Finding
) -> None:
    assert found(block) == [expected]


@pytest.mark.parametrize(
    "block",
    [
        text('<a href="/x/">hier lees je over slapen met nekpijn</a>'),
        text("Stress is een bron van pijn."),
        text("Wij geven geen garantie."),
        ("text", "<p>" + "rust " * 30 + "</p><p>Nog een alinea.</p>"),
        ("table", None),
        ("faq", None),
        ("onbekend", {"text": "klik hier"}),
    ],
)
def test_what_is_fine_or_still_empty_gives_no_finding(block: tuple[str, Any]) -> None:
    assert found(block) == []


@pytest.mark.parametrize(
    ("levels", "wrong"),
    [
        ([2, 0, 3, 0, 3, 0, 2, 0], []),
        ([2, 3, 0], []),
        ([3, 0, 2, 0], ["0"]),
        ([2, 2, 0], ["0"]),
        ([2, 0, 3, 3, 0], ["2"]),
        ([2, 0, 3, 2, 0], ["2"]),
        ([2, 0, 2], ["2"]),
    ],
)
def test_headings_stand_in_order_and_above_something(levels: list[int], wrong: list[str]) -> None:
    body = [heading(str(at), level) if level else text("Rust.") for at, level in enumerate(levels)]

    assert [finding.words for finding in found(*body)] == wrong


def test_a_finding_says_under_which_heading_it_is() -> None:
    body = [heading("Wat helpt?", 2), text("Gegarandeerd.")]

    assert found(*body) == [Finding("promise", "Wat helpt?", "gegarandeerd")]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"search_description": " "}, "description"),
        ({"picture": 5}, "alt"),
        ({"title": "Definitief genezen"}, "promise"),
        ({"lead": "Nooit  meer\npijn"}, "promise"),
    ],
)
def test_what_stands_around_the_body_is_looked_at_too(fields: Any, kind: str) -> None:
    assert [finding.kind for finding in found(**fields)] == [kind]


def test_an_article_without_a_care_card_is_found() -> None:
    assert find(draft_of(text("Rust.")), Known(), START) == [Finding("care")]


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("Definitief  Genezen!", ["definitief genezen"]),
        ("ongegarandeerd", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words(plain: str, expected: list[str]) -> None:
    assert phrases_in(plain, [*START, "", "  "]) == expected


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("rug", 1), ("rugpijn", 2), ("theater", 3), ("koeien", 2), ("geïnd", 2), ("nieuw", 1),
        ("bureau", 2), ("reëel", 2), ("ruïne", 3), ("financieel", 4), ("januari", 4), ("Ijs", 1),
        ("leeuw", 1), ("mooie", 2), ("vrouwen", 2), ("ideeën", 3), ("fysio", 3), ("mri", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_dutch_sounds(word: str, number: int) -> None:
    assert syllables_in(word) == number


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Je rug is sterk. ", "easy"),
        (
            "Rustig wandelen vermindert de spanning in je schouders en verbetert je houding. ",
            "average",
        ),
        (
            "Chronische overbelasting veroorzaakt neurofysiologische aanpassingen, waardoor "
            "pijnprikkels gevoeliger verwerkt worden binnen het centrale zenuwstelsel. ",
            "hard",
        ),
    ],
)
def test_the_reading_level_is_said_in_a_word(sentence: str, level: str) -> None:
    assert level_of(reading_ease([f"<p>{sentence * 30}</p>"])) == level


def test_of_a_few_words_nobody_can_say_how_hard_they_are() -> None:
    assert level_of(reading_ease(["<p>Rust.</p>"])) == "unknown"


def test_a_hard_article_is_a_finding() -> None:
    hard = "Neurofysiologische gevoeligheidsveranderingen veroorzaken pijnverwerkingsproblemen. "

    assert found(text(hard * 30)) == [Finding("level")]


@pytest.mark.parametrize(
    "block",
    [*BodyBlock().child_blocks.values(), *KeyPointsBlock().child_blocks.values()],
    ids=lambda block: block.name,
)
def test_every_word_of_a_blocks_example_is_read(block: Any) -> None:
    raw = block.get_prep_value(block.get_preview_value())
    read = {line for text in texts_in(block, raw) for line in paragraphs_of(text.html)}

    assert read >= {line for words in _written(raw) for line in paragraphs_of(words)}


def _written(raw: Any) -> list[str]:
    """What somebody wrote: every text but codes, ids and addresses."""
    if isinstance(raw, dict):
        codes = {"type", "id", "level", "urgency", "kind", "origin", "address"}
        return [word for key, value in raw.items() if key not in codes for word in _written(value)]
    if isinstance(raw, list):
        return [word for value in raw for word in _written(value)]
    return [raw] if isinstance(raw, str) else []


def test_findings_are_told_by_kind_with_what_to_do_in_the_order_of_their_weight() -> None:
    groups = grouped([Finding("sentence"), Finding("care"), Finding("sentence")])

    assert [(g.title, g.advice) for g in groups] == [ADVICE["care"], ADVICE["sentence"]]
    assert [len(group.findings) for group in groups] == [1, 2]
