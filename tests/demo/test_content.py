import re
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from cms.demo.loader.texts import CONTENT, DEMO, read
from cms.funnel.models import SelfTest
from cms.funnel.self_test.definition import Urgency
from cms.pages.models import ArticlePage, Source

pytestmark = pytest.mark.django_db

EBOOK = DEMO / "ebook" / "rustig-in-je-rug.pdf"
TEXTS = sorted([*CONTENT.rglob("*.toml"), *(DEMO / "ebook").glob("*.html")])
PICTURES = sorted(path for path in (DEMO / "pictures").iterdir() if path.suffix != ".svg")
FORBIDDEN = re.compile(
    r"definitief gene|\bgene(es|zing)|gegarandeerd|100%|pijnvrij worden|wondermiddel"
    r"|nog maar \d+ plekken|alleen vandaag|op is op|!",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_text_promises_a_cure_or_hurries_the_reader(path: Path) -> None:
    words = path.read_text().replace("<!doctype", "")

    assert FORBIDDEN.findall(words) == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_text_says_je(path: Path) -> None:
    assert re.findall(r"\b(?:u|uw|Uw)\b", path.read_text()) == []


def test_the_bands_cover_every_score_once(said: list[str]) -> None:
    definition = SelfTest.objects.get().definition
    points = [[option.points for option in question.options] for question in definition.questions]
    bands = sorted(definition.bands, key=lambda band: band.lower)

    assert bands[0].lower == sum(min(row) for row in points)
    assert bands[-1].upper == sum(max(row) for row in points)
    assert all(after.lower == before.upper + 1 for before, after in pairwise(bands))


def test_the_test_knows_every_urgency_and_an_advice_for_each(said: list[str]) -> None:
    definition = SelfTest.objects.get().definition
    flags = [option.red_flag for question in definition.questions for option in question.options]

    assert set(flags) - {None} == set(Urgency)
    assert all("huisarts" in advice for advice in definition.red_flag_advice.values())


def test_every_outcome_says_that_it_is_no_diagnosis(said: list[str]) -> None:
    for band in SelfTest.objects.get().definition.bands:
        assert "De test stelt geen diagnose" in band.advice, band.code


@pytest.mark.parametrize("slug", ["rugpijn", "nekpijn", "spanningshoofdpijn"])
def test_an_article_says_first_when_to_see_a_doctor(slug: str, said: list[str]) -> None:
    article = ArticlePage.objects.get(slug=slug)
    blocks = [block.block_type for block in article.body]

    assert "care_card" in blocks[:2]
    assert blocks.index("care_card") < blocks.index("heading")
    assert article.author.photo
    assert article.picture
    assert 4 <= len(article.key_points) <= 5


def test_every_source_is_read_somewhere(said: list[str]) -> None:
    idle = [s for s in Source.objects.all() if not ReferenceIndex.get_references_to(s).exists()]

    assert idle == []


def test_every_picture_hangs_somewhere_and_is_described(said: list[str]) -> None:
    for picture in get_image_model().objects.all():
        assert ReferenceIndex.get_references_to(picture).exists(), picture
        assert len(picture.description) > 20, picture


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_light(path: Path) -> None:
    assert path.stat().st_size < 150_000
    assert path.with_suffix(".svg").exists()


def test_the_ebook_is_a_small_tagged_dutch_book_with_a_title() -> None:
    book = PdfReader(EBOOK)
    width, height = book.pages[0].mediabox.width, book.pages[0].mediabox.height

    assert book.metadata.title == "Rustig in je rug"
    assert book.root_object["/Lang"] == "nl"
    assert book.root_object["/MarkInfo"]["/Marked"]
    assert len(book.pages) == read("ebook")["pages"]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (148, 210)
    assert EBOOK.stat().st_size < 600_000


def test_the_trial_says_what_it_costs_and_that_it_ends_by_itself() -> None:
    trial = read("trial")

    assert len(trial["days"]) == 7
    assert "€" in trial["after"]
    assert "vanzelf" in trial["after"]
