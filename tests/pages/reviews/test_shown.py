"""What readers and machines are told, and what never moves the date."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from cms.pages.models import ArticlePage, Author, Review, ReviewSettings
from tests.pages.test_serving import get_counted

IN_MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)
IN_JUNE = datetime(2026, 6, 6, 12, tzinfo=UTC)


def html_of(article: ArticlePage) -> str:
    return Client().get(article.url).content.decode()


def said_by_machine(html: str) -> dict[str, Any]:
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    things = json.loads(script)["@graph"]
    return next(thing for thing in things if thing["@type"] == "MedicalWebPage")


def test_without_a_review_nothing_is_claimed(article: ArticlePage) -> None:
    html = html_of(article)

    assert "nagekeken" not in html
    assert not {"lastReviewed", "reviewedBy"} & said_by_machine(html).keys()


def test_a_review_shows_who_with_which_training_and_when(
    article: ArticlePage, sign: Callable[..., Review]
) -> None:
    with time_machine.travel(IN_MARCH):
        sign()

    html = html_of(article)

    assert "Medisch nagekeken door" in html
    assert '<a class="author-name" href="/auteur/sanne-de-boer/">Sanne de Boer</a>' in html
    assert "huisarts, BIG 19061234501" in html
    assert 'Medisch nagekeken op <time datetime="2026-03-03">3 maart 2026</time>' in html
    assert said_by_machine(html)["lastReviewed"] == "2026-03-03"
    assert said_by_machine(html)["reviewedBy"]["name"] == "Sanne de Boer"


def test_a_date_of_change_stands_only_beside_another_date(article: ArticlePage) -> None:
    fresh = html_of(article)

    article.last_published_at += timedelta(days=2)
    article.save()

    assert "Bijgewerkt op" not in fresh
    assert "Bijgewerkt op <time" in html_of(article)


def test_one_person_who_does_both_says_so(
    article: ArticlePage, sign: Callable[..., Review], writer: Author
) -> None:
    sign(writer)

    html = html_of(article)

    assert re.search(r"Geschreven en nagekeken door <a [^>]+>Bo Visser</a>", html)
    assert "Medisch nagekeken door" not in html
    assert said_by_machine(html)["reviewedBy"]["name"] == "Bo Visser"


def test_training_stands_as_it_was_on_that_day(
    article: ArticlePage, sign: Callable[..., Review], doctor: Author
) -> None:
    sign()
    Author.objects.filter(pk=doctor.pk).update(credentials="gestopt met werken")

    assert "huisarts, BIG 19061234501" in html_of(article)


def test_the_name_outlives_the_person_in_the_list(
    article: ArticlePage, sign: Callable[..., Review], doctor: Author
) -> None:
    sign()
    doctor.delete()

    assert '<span class="author-name">Sanne de Boer</span>' in html_of(article)


def test_publishing_another_text_does_not_move_the_date(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any]
) -> None:
    with time_machine.travel(IN_MARCH):
        sign()
    with time_machine.travel(IN_JUNE):
        edit(lead="Met een andere komma.").publish()

    review = Review.objects.get()
    assert 'Medisch nagekeken op <time datetime="2026-03-03">' in html_of(article)
    assert (review.shown, review.changed_since) == (True, True)


def test_a_signed_draft_counts_from_its_publication_with_the_day_of_its_review(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any]
) -> None:
    with time_machine.travel(IN_MARCH):
        draft = edit(lead="Nieuw.")
        sign()
    before = html_of(article)
    with time_machine.travel(IN_JUNE):
        draft.publish()

    assert "nagekeken" not in before
    assert 'datetime="2026-03-03">3 maart 2026' in html_of(article)
    assert not Review.objects.get().changed_since


def test_a_signed_draft_that_was_changed_before_it_was_published_says_nothing(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any]
) -> None:
    edit(lead="Zo is het goed.")
    sign()
    edit(lead="Toch nog iets anders.").publish()

    assert "nagekeken" not in html_of(article)


def test_a_text_that_is_put_back_has_its_own_review_again(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any]
) -> None:
    first = ArticlePage.objects.get(pk=article.pk).latest_revision
    with time_machine.travel(IN_MARCH):
        sign()
    with time_machine.travel(IN_JUNE):
        edit(lead="Nieuw.").publish()
        sign()
    assert 'datetime="2026-06-06">6 juni' in html_of(article)

    first.publish()

    assert 'datetime="2026-03-03">3 maart' in html_of(article)


def test_a_publication_for_later_changes_nothing_yet(
    article: ArticlePage, sign: Callable[..., Review], edit: Callable[..., Any]
) -> None:
    sign()
    edit(lead="Later.", go_live_at=datetime(2999, 1, 1, tzinfo=UTC)).publish()

    assert not Review.objects.get().changed_since


def test_a_copy_of_an_article_was_reviewed_by_nobody(
    article: ArticlePage, sign: Callable[..., Review]
) -> None:
    sign()

    copied = article.copy(update_attrs={"slug": "kopie"}, keep_live=True)

    assert "nagekeken" not in html_of(copied)


def test_the_review_costs_an_article_no_query(
    article: ArticlePage, sign: Callable[..., Review], client: Client
) -> None:
    ReviewSettings.objects.create(says_when_overdue=True)
    client.get(article.url)
    _response, before = get_counted(client, article.url)
    sign()

    response, after = get_counted(client, article.url)

    assert b"Medisch nagekeken door" in response.content
    assert len(after) == len(before)


@pytest.mark.parametrize(
    ("months", "wanted", "day", "told"),
    [
        (None, True, date(2027, 3, 2), False),
        (None, True, date(2027, 3, 3), True),
        (None, False, date(2027, 3, 3), False),
        (24, True, date(2028, 3, 2), False),
        (24, True, date(2028, 3, 3), True),
    ],
)
def test_readers_are_told_calmly_from_the_due_date_if_the_site_wants_it(
    article: ArticlePage,
    sign: Callable[..., Review],
    edit: Callable[..., Any],
    months: int | None,
    wanted: bool,
    day: date,
    told: bool,
) -> None:
    ReviewSettings.objects.create(says_when_overdue=wanted)
    edit(review_months=months).publish()
    with time_machine.travel(IN_MARCH):
        sign()

    with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        html = html_of(article)

    assert ("al een tijd geleden" in html) is told


def test_another_term_of_the_site_moves_the_due_date(
    article: ArticlePage, sign: Callable[..., Review]
) -> None:
    with time_machine.travel(IN_MARCH):
        sign()
    assert Review.objects.get().due_on == date(2027, 3, 3)

    ReviewSettings.objects.create(months=6)

    assert Review.objects.get().due_on == date(2026, 9, 3)


def test_a_reviewer_has_a_page_with_what_was_checked(
    article: ArticlePage, sign: Callable[..., Review], client: Client
) -> None:
    sign()

    page = client.get("/auteur/sanne-de-boer/").content.decode()

    assert "Nagekeken door Sanne de Boer" in page
    assert article.url in page
    assert "/auteur/sanne-de-boer/" in client.get("/sitemap.xml").content.decode()


def test_nothing_of_a_review_that_is_not_shown_is_public_anywhere(
    article: ArticlePage,
    sign: Callable[..., Review],
    edit: Callable[..., Any],
    client: Client,
) -> None:
    edit(lead="Geheim concept.", search_description="Geheim.")
    sign(note="Geheime notitie", credentials="Geheime opleiding")
    addresses = [article.url, "/", "/klachten/", "/sitemap.xml", "/feed/", "/zoeken/?q=geheim"]
    addresses += ["/zoeken/?q=sanne", "/auteur/sanne-de-boer/"]

    for address in addresses:
        shown = client.get(address).content.decode()
        assert "eheime" not in shown, address
        assert "Geheim concept" not in shown, address
    assert "/auteur/sanne-de-boer/" not in client.get("/sitemap.xml").content.decode()
