"""Where an editor reads the findings: in a tab of the article, and in a report over all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.pages.checks.settings import CheckSettings
from cms.pages.models import ArticlePage, ComplaintIndexPage, Source
from tests.pages.test_serving import WRITES, get_counted

REPORT = "/admin/reports/checks/"
VAGUE = ("text", '<p>Zo word je pijnvrij. <a href="/x/">klik hier</a></p>')


@pytest.fixture
def article(make_article: Callable[..., ArticlePage]) -> ArticlePage:
    page = make_article(body=[VAGUE])
    page.save_revision()
    return page


def test_the_tab_says_what_was_found_where_and_what_to_do(
    article: ArticlePage, admin_client: Client
) -> None:
    html = admin_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

    for words in [
        "Link die niets zegt (1)",
        "“klik hier”",
        "Laat de woorden van de link zeggen waar hij heen gaat.",
        "Geen zorgkaart (1)",
        "te kort om te zeggen",
    ]:
        assert words in html


def test_the_tab_looks_at_the_newest_revision_and_not_at_what_is_live(
    article: ArticlePage, admin_client: Client
) -> None:
    article.body = article.body.stream_block.to_python([{"type": "text", "value": "<p>Rust.</p>"}])
    article.save_revision()

    html = admin_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

    assert "Link die niets zegt" not in html


def test_a_new_article_is_asked_to_be_saved_first(
    complaints: ComplaintIndexPage, admin_client: Client
) -> None:
    html = admin_client.get(f"/admin/pages/add/pages/articlepage/{complaints.pk}/").content.decode()

    assert "Sla het artikel eerst op" in html


def test_staff_keep_the_list_of_phrases_and_reading_it_writes_nothing(
    article: ArticlePage, admin_client: Client
) -> None:
    _response, before = get_counted(admin_client, REPORT)
    CheckSettings.objects.create(phrases="Pijnvrij\n\n")

    html = admin_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()

    assert "Belooft genezing (1)" in html
    assert not [sql for sql in before if sql.startswith(WRITES)]


def test_the_report_counts_per_article_and_leads_to_the_editor(
    article: ArticlePage, admin_client: Client
) -> None:
    html = admin_client.get(REPORT).content.decode()

    assert f'href="/admin/pages/{article.pk}/edit/"' in html
    assert "Geen zorgkaart (1), Link die niets zegt (1)" in html
    assert REPORT in admin_client.get("/admin/reports/aging-pages/").content.decode()


def test_the_report_can_be_taken_along(article: ArticlePage, admin_client: Client) -> None:
    rows = b"".join(admin_client.get(f"{REPORT}?export=csv").streaming_content).decode()

    assert rows.splitlines()[1].startswith("Nekpijn door stress,3,")


def test_ten_times_the_articles_cost_the_report_no_query_more(
    article: ArticlePage, make_article: Callable[..., ArticlePage], admin_client: Client
) -> None:
    admin_client.get(REPORT)
    _response, before = get_counted(admin_client, REPORT)
    for number in range(10):
        make_article(f"Artikel {number}", slug=f"artikel-{number}", body=[VAGUE]).save_revision()

    response, after = get_counted(admin_client, REPORT)

    assert response.content.count(b"Link die niets zegt (1)") == 11
    assert len(after) <= len(before)


def test_an_editor_sees_in_the_report_only_what_they_may_change(
    article: ArticlePage, make_article: Callable[..., ArticlePage], client: Client
) -> None:
    own = make_article("Hoofdpijn", slug="hoofdpijn")
    editors = Group.objects.create(name="Hoofdpijn")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=editors, page=own, permission=change)
    user = get_user_model().objects.create_user("redacteur", "r@example.org", "geheim")
    user.groups.add(editors)
    client.force_login(user)

    html = client.get(REPORT).content.decode()

    assert "Hoofdpijn" in html
    assert article.title not in html


def test_findings_never_stand_in_the_way_of_publishing(
    complaints: ComplaintIndexPage, admin_client: Client
) -> None:
    streams: dict[str, Any] = {
        "key_points": streamfield([]),
        "body": streamfield([("text", rich_text(VAGUE[1]))]),
    }
    fields = dict.fromkeys(("lead", "author", "picture", "self_test", "ebook"), "")
    form = nested_form_data(
        fields
        | streams
        | {"title": "Gegarandeerd beter", "slug": "beter", "action-publish": "1"}
        | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    )

    admin_client.post(f"/admin/pages/add/pages/articlepage/{complaints.pk}/", form)

    assert ArticlePage.objects.get(slug="beter").live


def test_another_report_names_every_claim_that_no_source_carries(
    make_article: Callable[..., ArticlePage], admin_client: Client
) -> None:
    source = Source.objects.create(title="Pijn")
    claim = "Bij 80% van de mensen gaat nekpijn over."
    carried = f'{claim} <a linktype="source" id="{source.pk}">Bron</a>'
    body = [("heading", {"text": "Herstel", "level": "2"}), ("text", f"<p>{claim}</p>")]
    article = make_article(body=[*body, ("text", f"<p>{carried}</p>")])

    html = admin_client.get("/admin/reports/claims/").content.decode()
    tab = admin_client.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    rows = b"".join(admin_client.get("/admin/reports/claims/?export=csv").streaming_content)

    assert html.count(f"“{claim}” onder “Herstel”") == 1
    assert f'href="/admin/pages/{article.pk}/edit/"' in html
    assert "Bewering zonder bron (1)" in tab
    assert rows.decode().splitlines()[1] == f"Nekpijn door stress,1,{claim}"
