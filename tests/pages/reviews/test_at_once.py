"""Twenty presses of one button about a review are one answer, one mail, one row that is shown."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from cms.pages.models import ArticlePage, Review, ReviewInvitation
from cms.pages.reviews import inviting
from cms.pages.reviews.inviting import Mailed
from cms.pages.reviews.settling import settle
from tests.concurrency.test_pressing_at_once import THREADS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invitation(make_article: Callable[..., ArticlePage]) -> ReviewInvitation:
    article = make_article()
    article.save_revision().publish()
    article = ArticlePage.objects.get(pk=article.pk)
    user = User.objects.create_user("redacteur", "redacteur@example.org")
    return inviting.invite(article, user, name="Kim", credentials="arts", email="k@example.org")


def test_one_answer_is_taken(invitation: ReviewInvitation) -> None:
    answers = [
        {"oordeel": "akkoord", "naam": f"Kim {number}", "opleiding": "arts"}
        for number in range(THREADS)
    ]

    responses = at_once(
        lambda number: Client().post(f"/nakijken/{invitation.token}/", answers[number])
    )

    assert {response.status_code for response in responses} <= {200, 303}
    assert Review.objects.get().shown
    assert len(mail.outbox) == 1


def test_one_mail_is_sent(invitation: ReviewInvitation) -> None:
    outcomes = at_once(lambda _number: inviting.mail(invitation, mails=0))

    assert sorted(outcomes, key=lambda it: it.name).count(Mailed.SENT) == 1
    assert len(mail.outbox) == 1


def test_one_invitation_is_made(invitation: ReviewInvitation) -> None:
    article, user = invitation.article, invitation.invited_by
    ReviewInvitation.objects.all().delete()

    made = at_once(
        lambda _number: inviting.invite(
            article, user, name="Kim", credentials="arts", email="k@example.org"
        )
    )

    assert {it.pk for it in made} == {ReviewInvitation.objects.get().pk}


def test_one_review_is_shown_whoever_settles(invitation: ReviewInvitation) -> None:
    Client().post(
        f"/nakijken/{invitation.token}/",
        {"oordeel": "akkoord", "naam": "Kim", "opleiding": "arts"},
    )
    Review.objects.update(shown=False, due_on=None)

    at_once(lambda _number: settle(invitation.article_id))

    assert Review.objects.get().shown
