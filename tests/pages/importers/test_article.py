"""`import_article`: a whole article becomes a draft, and no line of it is lost."""

from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.pages.importers.making.builder import Built, build
from cms.pages.importers.parsing.parser import parse
from cms.pages.models import ArticlePage, Author, ComplaintIndexPage, HomePage
from tests.pages.importers.words import lines_of, plain, squeezed, words_on_page

SHAPES = st.sampled_from(
    [
        "1. Wat is het?", "1.1 Een deel", "2. Wat helpt?", "7. Veelgestelde vragen", "Mag ik dan?",
        "In het kort", "Inhoudsopgave", "• punt", "•\tpunt", "    ingesprongen", "- streepje",
        "Zo is het. bron bron", "Bron", "nek-foto", "Lees ook over andere klachten", "Hoofdpijn",
        "Reacties", "Download het gratis e-book.", "“Ik ben er weer helemaal bij, zei ze.”",
        "Een tip: rust.", "Joke de Wit - arts", "1. eerst\n2. dan", "", "",
    ]
)  # fmt: skip
LINES = st.lists(SHAPES | st.text(max_size=40), min_size=1, max_size=25)


def built_from(text: str) -> Built:
    return build(parse(text))


def imported(path: Path, **options: Any) -> tuple[ArticlePage, str]:
    out = StringIO()
    call_command("import_article", path, stdout=out, **options)
    page = ArticlePage.objects.get(slug=path.stem)
    return page.get_latest_revision_as_object(), out.getvalue()


def test_every_line_of_the_fixture_is_in_the_draft_and_in_the_report(neck_article: Path) -> None:
    text = neck_article.read_text()
    built = built_from(text)
    on_page = words_on_page(built)
    told = {line for line, *_rest in built.report.entries}
    numbers = {number for number, line in enumerate(text.splitlines(), 1) if line.strip()}

    assert [line for line in lines_of(text) if line not in on_page] == []
    # A line that runs on from the one above is told with it.
    assert len(numbers - told) == 2


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_no_line_of_any_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    on_page = words_on_page(built_from(text))

    assert [line for line in lines_of(text) if line not in on_page] == []


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_no_line_stands_on_the_page_less_often_than_in_the_text(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if "Inhoudsopgave" not in line)
    on_page = words_on_page(built_from(text))
    wanted = Counter(line for line in lines_of(text) if len(line) > 3)

    assert {line: n for line, n in wanted.items() if on_page.count(line) < n} == {}


@pytest.mark.django_db
def test_an_article_becomes_a_draft_with_everything_in_it(
    neck_article: Path, complaints: ComplaintIndexPage
) -> None:
    page, report = imported(neck_article)
    kinds = Counter(block.block_type for block in page.body)
    references = str(page.body.raw_data) + str(page.key_points.raw_data)

    assert not page.live
    assert page.title == "Nekpijndoor stress"
    assert (page.author.name, page.author.role) == (
        "Saskia Brandt",
        "Fysiotherapeut & stresscoach",
    )
    assert len(page.key_points) == 5
    assert 60 <= len(page.body) <= 90
    assert (kinds["self_test"], kinds["ebook"], kinds["trial"]) == (1, 2, 1)
    assert (kinds["faq"], kinds["related"], kinds["quote"], kinds["tip"]) == (1, 1, 1, 1)
    assert references.count('linktype="source"') == 16
    assert references.count('linktype="funnel"') == 10
    assert "1 x" in report


@pytest.mark.django_db
def test_a_visitor_sees_every_line_but_the_names_of_missing_pictures(
    neck_article: Path, complaints: ComplaintIndexPage, client: Client
) -> None:
    page, _report = imported(neck_article)
    page.get_latest_revision().publish()

    html = client.get("/klachten/nekpijn-door-stress/").content.decode()

    on_page = plain(html[html.index("<main") :])
    lost = {line for line in lines_of(neck_article.read_text()) if line not in on_page}
    pictures = [block.value for block in page.body if block.block_type == "picture"]
    assert lost == {squeezed(picture["missing"]) for picture in pictures}


@pytest.mark.django_db
def test_importing_again_makes_a_new_draft_and_leaves_the_live_page_alone(
    neck_article: Path, complaints: ComplaintIndexPage, tmp_path: Path
) -> None:
    page, _report = imported(neck_article)
    page.get_latest_revision().publish()
    changed = tmp_path / neck_article.name
    changed.write_text(neck_article.read_text().replace("Nekpijndoor stress", "Nekpijn, opnieuw"))

    draft, _report = imported(changed)

    live = ArticlePage.objects.get(slug=neck_article.stem)
    assert (live.title, draft.title) == ("Nekpijndoor stress", "Nekpijn, opnieuw")
    assert live.live
    assert live.has_unpublished_changes
    assert live.revisions.count() == 2
    assert Author.objects.count() == 1


@pytest.mark.django_db
def test_a_known_author_keeps_her_own_words_and_the_line_is_kept_as_text(
    neck_article: Path, complaints: ComplaintIndexPage
) -> None:
    Author.objects.create(name="Saskia Brandt", role="Fysiotherapeut")

    page, _report = imported(neck_article)

    assert page.author.role == "Fysiotherapeut"
    assert "Saskia Brandt - Fysiotherapeut &amp; stresscoach" in str(page.body.raw_data)


@pytest.mark.django_db
def test_a_related_complaint_with_an_article_leads_to_it(
    neck_article: Path, complaints: ComplaintIndexPage
) -> None:
    other = complaints.add_child(instance=ArticlePage(title="Kaakpijn door stress", slug="kaak"))

    page, _report = imported(neck_article)

    items = page.body.first_block_by_name("related").value["items"]
    assert {item["text"]: item["page"] and item["page"].pk for item in items}[
        "Kaakpijn door stress"
    ] == other.pk


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.txt", b""),
        ("wit.txt", b" \n\n\t\n"),
        ("plaatje.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("stuur.txt", b"Titel\n\x08\x1b[0m"),
        ("letters.txt", b"Titel \x81\x8d\x9d"),
        ("groot.txt", b"a" * (2 * 1024 * 1024 + 1)),
        ("...", b"Titel"),
    ],
)
def test_a_file_that_is_no_article_is_refused_and_nothing_is_stored(
    complaints: ComplaintIndexPage, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(CommandError, match=r"^[^\n]+\.$"):
        call_command("import_article", path)

    assert not ArticlePage.objects.exists()
    assert not Author.objects.exists()


@pytest.mark.django_db
def test_a_missing_file_and_a_folder_are_refused(
    complaints: ComplaintIndexPage, tmp_path: Path
) -> None:
    for path in [tmp_path, tmp_path / "weg.txt", Path("/dev/zero")]:
        with pytest.raises(CommandError, match=str(path)):
            call_command("import_article", path)


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_an_article_is_read_in_the_letters_it_was_written_in(
    complaints: ComplaintIndexPage, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "ruim.txt"
    path.write_bytes("Eén “ruime” nek\n\nPatiënten voelen zich beter.".encode(encoding))

    page, _report = imported(path)

    assert page.title == "Eén “ruime” nek"
    assert page.lead == "Patiënten voelen zich beter."


@pytest.mark.django_db
def test_without_a_list_of_complaints_there_is_no_place_for_an_article(
    home: HomePage, neck_article: Path
) -> None:
    with pytest.raises(CommandError):
        call_command("import_article", neck_article)

    assert not Author.objects.exists()


@pytest.mark.django_db
def test_of_two_lists_of_complaints_one_must_be_named(
    home: HomePage, complaints: ComplaintIndexPage, neck_article: Path
) -> None:
    second = home.add_child(instance=ComplaintIndexPage(title="Kinderen", slug="kinderen"))

    with pytest.raises(CommandError, match="--parent"):
        call_command("import_article", neck_article)
    page, _report = imported(neck_article, parent="kinderen")

    assert page.get_parent().pk == second.pk
