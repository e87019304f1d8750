import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.funnel.models import Ebook, Trial
from tests.conftest import PDF

pytestmark = pytest.mark.django_db
OTHER_PDF = PDF + b"a second edition"


def form_data(**more: object) -> dict[str, object]:
    fields = {
        "title": "Rustig in je rug",
        "slug": "rustig",
        "subtitle": "",
        "intro": rich_text(""),
        "points": streamfield([]),
        "chapters": streamfield([]),
        "pages": 12,
        "tag": "Merel",
    }
    return nested_form_data(fields) | more


def test_a_new_file_of_a_published_book_waits_for_publication_and_is_kept(
    admin_client: Client, ebook: Ebook
) -> None:
    edit = reverse("wagtailsnippets_funnel_ebook:edit", args=[ebook.pk])
    upload = SimpleUploadedFile("tweede.pdf", OTHER_PDF, "application/pdf")

    assert admin_client.post(edit, form_data(file=upload)).status_code == 302

    ebook.refresh_from_db()
    assert ebook.file.read() == PDF

    draft = ebook.get_latest_revision()
    draft.publish()
    ebook.refresh_from_db()
    assert ebook.file.read() == OTHER_PDF


def test_a_file_that_only_calls_itself_pdf_is_refused(ebook: Ebook) -> None:
    ebook.file = ContentFile(b"MZ this is a program", name="boek.pdf")

    with pytest.raises(ValidationError, match="geen pdf-bestand"):
        ebook.full_clean()


@pytest.mark.parametrize("tag", ["Rug", "Rustig", "acht weken"])
def test_a_tag_that_says_what_the_book_is_about_is_refused(ebook: Ebook, tag: str) -> None:
    ebook.tag = tag

    with pytest.raises(ValidationError, match="verraadt waar dit over gaat"):
        ebook.full_clean()


def test_a_tag_that_says_nothing_is_fine(ebook: Ebook, trial: Trial) -> None:
    ebook.full_clean()
    trial.full_clean()


def test_a_book_that_was_asked_for_is_taken_offline_not_deleted(
    admin_client: Client, ebook: Ebook
) -> None:
    from cms.funnel.models import Route

    Route.objects.create(name="Naar het boek", ebook=ebook)
    delete = reverse("wagtailsnippets_funnel_ebook:delete", args=[ebook.pk])

    assert "is in gebruik" in admin_client.post(delete, follow=True).content.decode()
    assert Ebook.objects.filter(pk=ebook.pk).exists()


def test_a_book_that_nobody_asked_for_can_be_deleted(admin_client: Client, ebook: Ebook) -> None:
    delete = reverse("wagtailsnippets_funnel_ebook:delete", args=[ebook.pk])
    admin_client.post(delete)

    assert not Ebook.objects.filter(pk=ebook.pk).exists()
