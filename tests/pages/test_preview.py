"""What an editor sees before anything is published."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.models import ArticlePage, ComplaintIndexPage


def form_of(**fields: Any) -> dict[str, Any]:
    """The editor's form of an article, filled in."""
    filled = {"title": "Nieuw", "slug": "nieuw", "lead": "", "author": "", "picture": ""}
    streams = {"key_points": streamfield([]), "body": streamfield([])}
    rest = {"self_test": "", "ebook": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    return nested_form_data(filled | streams | rest | fields)


def test_a_page_that_was_never_saved_can_be_previewed(
    complaints: ComplaintIndexPage, admin_client: Client
) -> None:
    address = f"/admin/pages/add/pages/articlepage/{complaints.pk}/preview/"
    heading = {"text": "Wat helpt?", "level": "2", "numbered": "on"}
    body = streamfield([("heading", heading), ("text", rich_text("<p>Bewegen.</p>"))])

    kept = admin_client.post(address, form_of(body=body))
    shown = admin_client.get(address)

    assert kept.json()["is_valid"]
    assert "<p data-block-key" in shown.content.decode()
    assert '<span class="number">1.</span> Wat helpt?' in shown.content.decode()


def test_a_draft_is_previewed_with_the_editors_bar_and_kept_by_no_shared_cache(
    make_article: Callable[..., ArticlePage], admin_client: Client
) -> None:
    page = make_article(live=False)
    page.title = "Nog niet af"
    page.save_revision()

    response = admin_client.get(f"/admin/pages/{page.pk}/view_draft/")

    assert "Nog niet af" in response.content.decode()
    assert "wagtail-userbar" in response.content.decode()
    assert "public" not in response.headers["Cache-Control"]


@pytest.mark.parametrize("slug", ["test", "proefversie"])
def test_the_editor_says_in_a_sentence_why_a_slug_is_refused(
    complaints: ComplaintIndexPage, admin_client: Client, slug: str
) -> None:
    home = complaints.get_parent()
    fields = {"title": "Pagina", "slug": slug, "lead": "", "in_footer": "on"}
    form = nested_form_data(
        fields
        | {"body": streamfield([]), "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
        | {"action-publish": "1"}
    )

    response = admin_client.post(f"/admin/pages/add/pages/standardpage/{home.pk}/", form)

    assert f"Het adres “/{slug}/” is van de site zelf." in response.content.decode()
