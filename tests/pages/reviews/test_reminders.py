"""A mail before a review ends: to somebody, once for each due date."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail

from cms.lib.daily import new_day
from cms.pages.models import ArticlePage, Author, Review, ReviewReminder, ReviewSettings

IN_MARCH = datetime(2026, 3, 3, 12, tzinfo=UTC)
A_MONTH_BEFORE = datetime(2027, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def signed(sign: Callable[..., Review]) -> Review:
    ReviewSettings.objects.create(remind_to="praktijk@example.org")
    with time_machine.travel(IN_MARCH):
        return sign()


def day(now: datetime) -> None:
    with time_machine.travel(now):
        for _listener, outcome in new_day.send_robust(sender=None, now=now):
            assert not isinstance(outcome, Exception), outcome


def test_it_comes_a_month_before_once_and_says_where_to_look(
    article: ArticlePage, signed: Review
) -> None:
    day(A_MONTH_BEFORE - timedelta(days=2))
    assert not mail.outbox

    for later in range(3):
        day(A_MONTH_BEFORE + timedelta(days=later))

    [sent] = mail.outbox
    assert sent.to == ["praktijk@example.org"]
    assert sent.subject == "Tijd om “Nekpijn door stress” na te kijken"
    for text in (sent.body, sent.alternatives[0].content):
        assert f"/admin/pages/{article.pk}/edit/" in text
        assert "3 maart 2027" in text


@pytest.mark.parametrize("who", ["asked", "reviewer", "author"])
def test_it_goes_to_somebody_with_a_login(
    article: ArticlePage,
    signed: Review,
    edit: Callable[..., Any],
    doctor: Author,
    writer: Author,
    who: str,
) -> None:
    asked = Author.objects.create(name="Iemand anders")
    edit(reviewer=asked).publish()
    user = User.objects.create_user("iemand", "iemand@example.org")
    person = {"asked": asked, "reviewer": doctor, "author": writer}[who]
    Author.objects.filter(pk=person.pk).update(user=user)

    day(A_MONTH_BEFORE)

    assert [sent.to for sent in mail.outbox] == [["iemand@example.org"]]


def test_without_anybody_to_mail_nothing_is_claimed(signed: Review) -> None:
    ReviewSettings.objects.update(remind_to="")

    day(A_MONTH_BEFORE)

    assert not ReviewReminder.objects.exists()


def test_many_articles_make_one_mail(
    signed: Review, make_article: Callable[..., ArticlePage], doctor: Author
) -> None:
    other = make_article("Hoofdpijn", slug="hoofdpijn")
    Review.objects.create(
        article=other,
        content_hash="x",
        name="Bo",
        credentials="arts",
        signed_at=IN_MARCH,
        shown=True,
        due_on=signed.due_on,
    )

    day(A_MONTH_BEFORE)

    [sent] = mail.outbox
    assert sent.subject == "Tijd om 2 artikelen na te kijken"
    assert "Hoofdpijn" in sent.body


def test_a_mail_server_that_refuses_is_tried_again_the_next_day(
    signed: Review, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    day(A_MONTH_BEFORE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    day(A_MONTH_BEFORE + timedelta(days=1))

    assert len(mail.outbox) == 1


def test_a_process_that_died_while_it_mailed_is_made_good_the_next_day(signed: Review) -> None:
    ReviewReminder.objects.create(review=signed, due_on=signed.due_on, claimed_at=A_MONTH_BEFORE)

    day(A_MONTH_BEFORE + timedelta(hours=1))
    assert not mail.outbox

    day(A_MONTH_BEFORE + timedelta(days=1))
    assert len(mail.outbox) == 1


def test_after_another_review_the_next_due_date_gets_its_own(
    signed: Review, sign: Callable[..., Review]
) -> None:
    day(A_MONTH_BEFORE)
    with time_machine.travel(A_MONTH_BEFORE):
        sign()

    day(A_MONTH_BEFORE + timedelta(days=30))
    assert len(mail.outbox) == 1

    day(A_MONTH_BEFORE + timedelta(days=364))
    assert len(mail.outbox) == 2
