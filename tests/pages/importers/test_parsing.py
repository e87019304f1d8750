"""From text to parts: what a copied article's lines are taken for."""

from pathlib import Path

import pytest

from cms.pages.importers import parts
from cms.pages.importers.making.calls import calls_in
from cms.pages.importers.making.inline import inline
from cms.pages.importers.parsing.parser import parse

HEAD = "Nekpijn\nJoke de Wit - arts\n\nEen stijve nek is lastig.\n\n"


def parsed(text: str) -> list[parts.Part]:
    """The parts after a title, an author and a lead."""
    found = parse(HEAD + text)
    assert [type(part) for part in found[:3]] == [parts.Title, parts.Byline, parts.Lead]
    return found[3:]


def test_an_article_begins_with_title_author_and_lead() -> None:
    title, byline, lead = parse(HEAD)

    assert title == parts.Title(1, "Nekpijn")
    assert byline == parts.Byline(2, "Joke de Wit", "arts", "Joke de Wit - arts")
    assert lead == parts.Lead(4, "Een stijve nek is lastig.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1. Wat is nekpijn?", parts.Heading(6, "Wat is nekpijn?", 2, True, "1.")),
        ("3. Wat is nekpijn?", parts.Heading(6, "3. Wat is nekpijn?", 2)),
        ("Nekpijn en rust houden", parts.Heading(6, "Nekpijn en rust houden", 2)),
        ("Mag ik dan bewegen?", parts.Heading(6, "Mag ik dan bewegen?", 2)),
        ("nekpijn-door-stress", parts.Picture(6, "nekpijn-door-stress")),
        ("foto_nek.jpg", parts.Picture(6, "foto_nek.jpg")),
        ("  nekpijn door stress begrijpen", parts.Picture(6, "nekpijn door stress begrijpen")),
        ("Heb ik nekpijn door stress", parts.Picture(6, "Heb ik nekpijn door stress")),
        ("Rookmelder uitleg", parts.Picture(6, "Rookmelder uitleg")),
        ("“Ik durfde mijn hoofd niet te draaien.” - Joke, 58", parts.Quote(
            6, "“Ik durfde mijn hoofd niet te draaien.”", "Joke, 58")),
        ("Een tip: loop eens om het huis.", parts.Tip(6, "Een tip: loop eens om het huis.")),
        ("Reacties", parts.Leftover(6, "Reacties")),
        ("Nekpijn gaat vaak vanzelf over.", parts.Paragraph(6, "Nekpijn gaat vaak vanzelf over.")),
    ],
)  # fmt: skip
def test_a_line_is_taken_for_what_it_looks_like(line: str, expected: parts.Part) -> None:
    assert parsed(line) == [expected]


def test_sections_are_counted_within_their_chapter() -> None:
    found = parsed("1. Eén\n\n1.1 Een deel\n\n1.2 Nog een deel\n\n2. Twee\n\n2.1 Weer een deel")

    assert [(h.number, h.level) for h in found] == [
        ("1.", 2), ("1.1", 3), ("1.2", 3), ("2.", 2), ("2.1", 3),
    ]  # fmt: skip
    assert all(heading.numbered for heading in found)


@pytest.mark.parametrize("bullet", ["•\t", "  • ", "•", "- ", "* "])
def test_bullets_make_one_list_also_with_blank_lines_between(bullet: str) -> None:
    (found,) = parsed(f"{bullet}eerst\n\n{bullet}daarna")

    assert isinstance(found, parts.Bullets)
    assert [item.text for item in found.items] == ["eerst", "daarna"]


def test_deeply_indented_lines_are_a_list_that_lost_its_bullets() -> None:
    _intro, found = parsed("Zorgen zijn:\n\n    Bang zijn.\n\n\tSteeds voelen.")

    assert [item.text for item in found.items] == ["Bang zijn.", "Steeds voelen."]


def test_numbered_lines_without_a_blank_between_are_an_ordered_list() -> None:
    (found,) = parsed("1. Sta op.\n2. Rek je uit.")

    assert isinstance(found, parts.Bullets)
    assert found.ordered


def test_key_points_are_the_bullets_below_in_short() -> None:
    (found,) = parsed("In het kort\n\n  •\tVaak.\n\n  •\tGoed.\n")

    assert isinstance(found, parts.KeyPoints)
    assert [item.text for item in found.items] == ["Vaak.", "Goed."]


def test_the_old_table_of_contents_gives_way_to_the_computed_one() -> None:
    mark, first, text, second = parsed(
        "Inhoudsopgave\n\n1. Wat is het?\n2. Wat helpt?\n\n"
        "1. Wat is het?\n\nPijn in je nek.\n\n2. Wat helpt?"
    )

    assert [entry.text for entry in mark.entries] == ["1. Wat is het?", "2. Wat helpt?"]
    assert [first.number, second.number] == ["1.", "2."]
    assert text.text == "Pijn in je nek."


def test_questions_take_the_text_below_them_as_their_answer() -> None:
    _heading, faq, after = parsed(
        "1. Veelgestelde vragen\n\nMag ik bewegen?\n\nJa, graag.\n\n• rustig\n\n• vaak\n\n"
        "Gaat het over?\n\nMeestal wel.\n\n2. Tot slot"
    )

    assert [question.text for question in faq.questions] == ["Mag ik bewegen?", "Gaat het over?"]
    assert [type(piece) for piece in faq.questions[0].answer] == [parts.Paragraph, parts.Bullets]
    assert after.number == "2."


def test_complaints_below_an_invitation_are_related() -> None:
    related, *rest = parsed(
        "Meer weten over andere klachten? \n\nHoofdpijn door stress\n\nKaakpijn\n\nReacties\n\nTags"
    )

    assert related.title == "Meer weten over andere klachten?"
    assert [item.text for item in related.items] == ["Hoofdpijn door stress", "Kaakpijn"]
    assert [part.text for part in rest] == ["Reacties", "Tags"]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Zo blijkt uit onderzoek. Bron", 1),
        ("Zo blijkt uit onderzoek. bron bron bron ", 3),
        ("Dat is aangetoond. Bron Daarna volgt meer.", 1),
        ("Zo blijkt (bron).", 0),
        ("Zo blijkt. (bron)", 1),
        ("Bron", 1),
        ("Dit is de bron van alle pijn.", 0),
        ("Stress is vaak de bron", 0),
        ("Er zijn andere bronnen.", 0),
    ],
)
def test_only_a_bron_that_refers_becomes_a_reference(text: str, references: int) -> None:
    assert inline(text).count('<a linktype="source">') == references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klik op de knop met 'nekpijn Test om te beginnen.", [("self_test", True)]),
        ("Daarvoor is er een gratis nekpijn Test.", [("self_test", False)]),
        ("Dat staat in onze pijntest.", [("self_test", False)]),
        ("Test hier of dit ook voor jou geldt.", [("self_test", False)]),
        ("Download het Gratis E-book: Rust in je nek.", [("ebook", True)]),
        ("Neem de eerste stap en doe mee met de proefversie.", [("trial", True)]),
        ("Dan raden wij de proefversie van ons programma aan.", [("trial", False)]),
        ("Dit is niet getest en geen protest.", []),
        ("De arts laat een bloedtest doen.", []),
    ],
)
def test_a_call_is_a_link_and_an_order_is_also_a_block(text: str, expected: list) -> None:
    assert [(call.kind, call.is_strong) for call in calls_in(text)] == expected


def test_words_that_look_like_markup_stay_words() -> None:
    assert inline("a < b & <script>") == "a &lt; b &amp; &lt;script&gt;"


def test_the_fixture_has_every_kind_of_part(neck_article: Path) -> None:
    found = {type(part) for part in parse(neck_article.read_text())}

    assert found == set(parts.Part.__subclasses__()) - {parts.Table, parts.Video, parts.LeftOut}
