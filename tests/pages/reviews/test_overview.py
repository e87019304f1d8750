"""What staff see of all articles: report, home of the admin, the tab of an article."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.pages.models import ArticlePage, Review, ReviewSettings
from tests.pages.test_serving import get_counted

REPORT = "/admin/reports/reviews/"
IN_MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def staff(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (datetime(2026, 3, 4, 12, tzinfo=UTC), "fresh"),
        (datetime(2027, 2, 10, 12, tzinfo=UTC), "soon"),
        (datetime(2027, 3, 3, 12, tzinfo=UTC), "overdue"),
    ],
)
def test_the_report_finds_articles_by_how_they_stand(
    article: ArticlePage,
    sign: Callable[..., Review],
    make_article: Callable[..., ArticlePage],
    editor: User,
    today: datetime,
    state: str,
) -> None:
    make_article("Nooit nagekeken", slug="nooit")
    with time_machine.travel(IN_MARCH):
        sign()

    with time_machine.travel(today):
        client = Client()
        client.force_login(editor)
        found = {
            name: client.get(f"{REPORT}results/?state={name}").content.decode()
            for name in ("never", "soon", "overdue", "fresh", "changed")
        }

    assert [name for name, html in found.items() if article.title in html] == [state]
    assert [name for name, html in found.items() if "Nooit nagekeken" in html] == ["never"]


def test_the_report_says_who_when_and_until_when_and_can_be_taken_along(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any], staff: Client
) -> None:
    with time_machine.travel(IN_MARCH):
        sign()
    edit(lead="Anders.").publish()

    html = staff.get(REPORT).content.decode()
    rows = b"".join(staff.get(f"{REPORT}?export=csv").streaming_content).decode().splitlines()

    assert reverse("pages_article_reviews", args=[article.pk]) in html
    assert rows[0].split(",")[1:] == [
        "Nakijken",
        "Nagekeken op",
        "Door",
        "Opnieuw vóór",
        "Sindsdien veranderd",
    ]
    assert rows[1].endswith("2026-03-03,Sanne de Boer,2027-03-03,ja")


def test_ten_times_the_articles_cost_the_report_no_query_more(
    article: ArticlePage, make_article: Callable[..., ArticlePage], staff: Client
) -> None:
    staff.get(REPORT)
    _response, before = get_counted(staff, REPORT)
    for number in range(10):
        make_article(f"Artikel {number}", slug=f"artikel-{number}")

    _response, after = get_counted(staff, REPORT)

    assert len(after) <= len(before)


def test_the_home_of_the_admin_counts_and_leads_to_the_rows(
    article: ArticlePage,
    sign: Callable[..., Review],
    make_article: Callable[..., ArticlePage],
    editor: User,
) -> None:
    make_article("Nooit nagekeken", slug="nooit")
    with time_machine.travel(IN_MARCH):
        sign()

    with time_machine.travel(datetime(2027, 4, 1, tzinfo=UTC)):
        client = Client()
        client.force_login(editor)
        html = client.get("/admin/").content.decode()

    assert "1 artikel had al nagekeken moeten zijn." in html
    assert "1 artikel is nog nooit nagekeken." in html
    assert f"{REPORT}?state=overdue" in html
    assert "binnenkort" not in html


def test_the_tab_says_what_readers_see_and_that_the_text_has_moved_on(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any], staff: Client
) -> None:
    where = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "is nog niet nagekeken" in staff.get(where).content.decode()

    with time_machine.travel(IN_MARCH):
        review = sign()
    assert "is precies wat is nagekeken" in staff.get(where).content.decode()

    edit(lead="Een komma.").publish()
    html = staff.get(where).content.decode()
    assert "nagekeken door Sanne de Boer op 3 maart 2026. De tekst op de site is daarna" in html
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[article.pk, review.revision_id, "live"]
    )
    assert compare in html
    assert staff.get(compare).status_code == 200


def test_nobody_can_type_the_date(article: ArticlePage, staff: Client) -> None:
    form = staff.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert 'name="review_months"' in form
    assert 'name="signed_at"' not in form
    assert 'name="due_on"' not in form
    assert not ReviewSettings.objects.exists()
