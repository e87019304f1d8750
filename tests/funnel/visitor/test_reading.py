"""A book that was written as chapters: on a phone behind the personal link, and as a PDF."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import ImageFile
from pypdf import PdfReader
from wagtail.models import Site

from cms.funnel.ebook_pdf import standing, weasyprint
from cms.funnel.models import Ebook, Enrolment, FunnelSettings, Grant, Trial
from tests.conftest import publish
from tests.needs import need

CHAPTERS = [
    {"type": "chapter", "value": {"title": f"Deel {number}", "text": f"<p>Tekst {number}.</p>"}}
    for number in (1, 2, 3)
]


@pytest.fixture
def written(site: object) -> Iterator[Ebook]:
    """A book without an upload."""
    book = Ebook(title="Rustig in je rug", slug="in-delen", tag="Merel", chapters=CHAPTERS)
    book.full_clean()
    publish(book)
    yield book
    if book.made_file:
        book.made_file.delete(save=False)


@pytest.fixture
def grant(visitor: Client, written: Ebook) -> Grant:
    visitor.post(written.url, {"email": "jan@voorbeeld.nl", "keuze": "e-book"})
    return Grant.objects.get()


@pytest.fixture
def reading(visitor: Client, grant: Grant) -> str:
    visitor.post(reverse("funnel:download", args=[grant.token]))
    return reverse("funnel:reading", args=[grant.token])


def page(visitor: Client, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    return str(response.content.decode())


def test_before_the_address_is_confirmed_there_is_nothing_to_read(
    visitor: Client, grant: Grant
) -> None:
    for name, more in (("funnel:reading", []), ("funnel:chapter", [1])):
        assert visitor.get(reverse(name, args=[grant.token, *more])).status_code == 404


def test_the_download_page_leads_to_the_chapters(
    visitor: Client, grant: Grant, reading: str
) -> None:
    assert reading in page(visitor, reverse("funnel:download", args=[grant.token]))
    contents = page(visitor, reading)
    for number in (1, 2, 3):
        assert f"Deel {number}" in contents
        assert f"{reading}{number}/" in contents


def test_a_chapter_leads_to_the_next_and_the_last_one_says_so(
    visitor: Client, reading: str
) -> None:
    first, last = page(visitor, f"{reading}1/"), page(visitor, f"{reading}3/")

    assert "Tekst 1." in first
    assert f"{reading}2/" in first
    assert "laatste hoofdstuk" in last
    assert f"{reading}4/" not in last
    for none in (0, 4, 99):
        assert visitor.get(f"{reading}{none}/").status_code == 404


def test_any_device_opens_the_book_where_it_was_left(visitor: Client, reading: str) -> None:
    assert "Begin met lezen" in page(visitor, reading)
    page(visitor, f"{reading}2/")
    visitor.head(f"{reading}3/")

    there = page(Client(), reading)

    assert "Lees verder: Deel 2" in " ".join(there.split())


def test_every_chapter_ends_with_the_trial_until_it_was_asked_for(
    visitor: Client, reading: str, trial: Trial, site: Site
) -> None:
    FunnelSettings.objects.create(site=site, trial=trial)
    assert trial.title in page(visitor, f"{reading}1/")

    lead = Grant.objects.get().lead
    Enrolment.objects.create(lead=lead, trial=trial, token_hash="a", asked_at=timezone.now())

    assert trial.title not in page(visitor, f"{reading}1/")


def test_a_link_that_ended_opens_no_chapter(visitor: Client, reading: str) -> None:
    Grant.objects.update(expires_at=timezone.now())

    for address in (reading, f"{reading}1/"):
        assert visitor.get(address).status_code == 410


def test_a_book_needs_a_file_or_chapters(admin_client: Client, site: object) -> None:
    fields = {"title": "Leeg", "slug": "leeg", "pages": "1", "intro": "null"}
    streams = {f"{name}-{part}": "0" for name in ("points", "chapters") for part in ("count",)}
    answer = admin_client.post(reverse("wagtailsnippets_funnel_ebook:add"), fields | streams)

    assert "of schrijf hieronder hoofdstukken" in answer.content.decode()
    assert not Ebook.objects.exists()


def test_the_admin_says_what_becomes_of_chapters(admin_client: Client, site: object) -> None:
    form = admin_client.get(reverse("wagtailsnippets_funnel_ebook:add")).content.decode()

    assert standing() in form


def test_the_chapters_become_a_pdf_when_they_are_published(
    visitor: Client, written: Ebook, grant: Grant, reading: str
) -> None:
    need(
        "WeasyPrint, or Pango below it,",
        weasyprint() is not None,
        "On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0.",
    )
    written.refresh_from_db()
    file = visitor.get(reverse("funnel:download_file", args=[grant.token, "rustig-in-je-rug.pdf"]))

    book = PdfReader(BytesIO(b"".join(file.streaming_content)))
    text = "\n".join(sheet.extract_text() for sheet in book.pages)
    for number in (1, 2, 3):
        assert f"Deel {number}" in text
        assert f"Tekst {number}." in text
    assert len(book.pages) == written.pages
    assert book.metadata.title == "Rustig in je rug"


def test_without_the_library_there_is_no_pdf_and_the_chapters_are_read(
    visitor: Client, grant: Grant, reading: str
) -> None:
    Ebook.objects.update(made_file="")
    download = page(visitor, reverse("funnel:download", args=[grant.token]))

    assert ".pdf" not in download
    assert reading in download
    link = reverse("funnel:download_file", args=[grant.token, "rustig-in-je-rug.pdf"])
    assert visitor.get(link).status_code == 404


def test_making_pdfs_leaves_images_that_were_cut_off_refused():
    weasyprint()

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
