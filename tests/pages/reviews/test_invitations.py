"""A reviewer without an account: the mailed link, the text, the answer, once."""

import re
from collections.abc import Callable
from datetime import timedelta
from socket import create_server
from time import monotonic
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.lib.logging import discreet
from cms.lib.tokens import hash_token
from cms.pages.models import ArticlePage, Author, Review, ReviewInvitation
from cms.pages.reviews import answering, inviting
from cms.pages.reviews.inviting import Mailed
from cms.pages.reviews.mail import link_of

AGREES = {"oordeel": "akkoord", "naam": "Kim Bakker", "opleiding": "fysiotherapeut, BIG 1"}
DISAGREES = AGREES | {"oordeel": "niet-akkoord", "toelichting": "De oefening klopt niet."}


@pytest.fixture
def staff(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def invitation(article: ArticlePage, edit: Callable[..., Any], editor: User) -> ReviewInvitation:
    edit(lead="Nog niet openbaar.")
    page = ArticlePage.objects.get(pk=article.pk)
    return inviting.invite(
        page, editor, name="Kim Bakker", credentials="fysiotherapeut", email="kim@example.org"
    )


@pytest.fixture
def link(invitation: ReviewInvitation) -> str:
    return f"/nakijken/{invitation.token}/"


def invite(staff: Client, article: ArticlePage, **fields: Any) -> Any:
    form = {"name": "Kim Bakker", "credentials": "fysiotherapeut", "email": "kim@example.org"}
    where = reverse("pages_article_reviews", args=[article.pk])
    return staff.post(where, form | fields, follow=True)


def test_staff_invite_by_mail_in_both_kinds_of_text(staff: Client, article: ArticlePage) -> None:
    page = invite(staff, article, message="Kijk je vooral naar de oefening?").content.decode()

    [sent] = mail.outbox
    invitation = ReviewInvitation.objects.get()
    html = sent.alternatives[0].content
    assert sent.to == ["Kim Bakker <kim@example.org>"]
    assert sent.reply_to == ["redacteur@example.org"]
    assert sent.subject == "Wil je “Nekpijn door stress” voor ons nakijken?"
    for text in (sent.body, html):
        assert link_of(invitation) in text
        assert "Kijk je vooral naar de oefening?" in text
        assert "afmelden" not in text.lower()
    assert "Kim Bakker heeft een mail met de uitnodiging." in page
    assert "gemaild, wacht op antwoord" in page
    assert link_of(invitation) in page


def test_the_link_lies_in_no_row(invitation: ReviewInvitation) -> None:
    row = ReviewInvitation.objects.filter(pk=invitation.pk).values().get()

    assert invitation.token not in str(row)
    assert row["token_hash"] == hash_token(invitation.token)


def test_the_link_is_cut_out_of_logs(link: str) -> None:
    line = discreet(f'"GET {link} HTTP/1.1" 200 "http://testserver{link}"')

    assert link.split("/")[2] not in line


def test_somebody_from_the_list_brings_name_and_training_along(
    staff: Client, article: ArticlePage, doctor: Author
) -> None:
    invite(staff, article, reviewer=doctor.pk, name="", credentials="")

    invitation = ReviewInvitation.objects.get()
    assert (invitation.name, invitation.credentials) == (doctor.name, doctor.credentials)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"credentials": ""}, {"email": "kim"}])
def test_what_is_missing_is_asked_for_and_nobody_is_mailed(
    staff: Client, article: ArticlePage, wrong: dict[str, str]
) -> None:
    page = invite(staff, article, message="Blijft staan.", **wrong).content.decode()

    assert "Blijft staan." in page
    assert not mail.outbox
    assert not ReviewInvitation.objects.exists()


def test_the_link_shows_exactly_the_text_that_was_sent_out(
    invitation: ReviewInvitation, link: str, edit: Callable[..., Any], visitor: Client
) -> None:
    edit(lead="Nog weer anders.").publish()

    response = visitor.get(link)

    html = response.content.decode()
    assert "Nog niet openbaar." in html
    assert "Nog weer anders." not in html
    assert 'value="Kim Bakker"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "application/ld+json" not in html
    assert 'datetime=""' not in html
    assert "concept" in html
    assert "Bijgewerkt op" not in html
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_looking_changes_nothing(invitation: ReviewInvitation, link: str, visitor: Client) -> None:
    before = ReviewInvitation.objects.filter(pk=invitation.pk).values().get()

    for method in (visitor.get, visitor.head, visitor.get):
        method(link)

    assert ReviewInvitation.objects.filter(pk=invitation.pk).values().get() == before
    assert not Review.objects.exists()


def test_agreeing_signs_that_revision_with_the_name_that_was_confirmed(
    invitation: ReviewInvitation, link: str, visitor: Client
) -> None:
    answer = visitor.post(link, AGREES | {"toelichting": "Mooi."})

    review = Review.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, link)
    assert review.revision == invitation.revision
    assert (review.name, review.credentials) == ("Kim Bakker", "fysiotherapeut, BIG 1")
    assert (review.invitation, review.recorded_by, review.note) == (invitation, None, "Mooi.")
    assert "je oordeel is bewaard" in visitor.get(link).content.decode()
    assert "Nog niet openbaar" not in visitor.get(link).content.decode()


def test_what_was_signed_counts_once_it_is_public(
    article: ArticlePage, link: str, visitor: Client
) -> None:
    visitor.post(link, AGREES)
    before = visitor.get(article.url).content.decode()
    ArticlePage.objects.get(pk=article.pk).latest_revision.publish()

    after = visitor.get(article.url).content.decode()

    assert "Kim Bakker" not in before
    assert '<span class="author-name">Kim Bakker</span>' in after


def test_pressed_twice_is_one_answer_and_the_first_one_stands(
    invitation: ReviewInvitation, link: str, visitor: Client
) -> None:
    visitor.post(link, AGREES)
    second = visitor.post(link, DISAGREES)

    invitation.refresh_from_db()
    assert second.status_code == 200
    assert "je oordeel is bewaard" in second.content.decode()
    assert Review.objects.count() == 1
    assert invitation.state == ReviewInvitation.State.AGREED


def test_not_agreeing_tells_the_editors_why_and_signs_nothing(
    article: ArticlePage, staff: Client, link: str, visitor: Client
) -> None:
    visitor.post(link, DISAGREES)

    page = staff.get(reverse("pages_article_reviews", args=[article.pk])).content.decode()
    history = staff.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    assert "De oefening klopt niet." in page
    assert "Kim Bakker is niet akkoord met deze tekst" in history
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("answer", "subject"),
    [
        (AGREES, "Kim Bakker is akkoord met ‘Nekpijn door stress’"),
        (DISAGREES, "Kim Bakker is nog niet akkoord met ‘Nekpijn door stress’"),
    ],
)
def test_whoever_invited_hears_that_there_is_an_answer_and_reads_it_in_the_admin(
    article: ArticlePage,
    link: str,
    visitor: Client,
    answer: dict[str, str],
    subject: str,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        visitor.post(link, answer)

    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["redacteur@example.org"], subject)
    for text in (sent.body, sent.alternatives[0].content):
        assert reverse("pages_article_reviews", args=[article.pk]) in text
        assert "oefening" not in text


def test_an_answer_is_taken_while_the_mail_server_is_away(
    link: str, visitor: Client, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with django_capture_on_commit_callbacks(execute=True):
        response = visitor.post(link, AGREES)

    assert response.status_code == 303
    assert Review.objects.count() == 1


def test_a_mail_server_that_says_nothing_does_not_hold_the_guest_up(
    link: str,
    visitor: Client,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    monkeypatch.setattr(answering, "SECONDS", 0.2)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with create_server(("127.0.0.1", 0)) as silent:  # Lets anybody in, and never greets.
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        began = monotonic()
        with django_capture_on_commit_callbacks(execute=True):
            response = visitor.post(link, AGREES)

    assert response.status_code == 303
    assert monotonic() - began < settings.EMAIL_TIMEOUT / 2
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"oordeel": ""}, "Kies of je akkoord bent."),
        ({"oordeel": "misschien"}, "Kies of je akkoord bent."),
        ({"oordeel": "niet-akkoord"}, "Schrijf wat er anders moet"),
        ({"naam": " \u202e "}, "Vul je naam in."),
        ({"opleiding": ""}, "Vul je opleiding of registratie in."),
        ({"naam": "x" * 256}, "Dit is te lang. Gebruik hooguit 255 tekens."),
        ({"toelichting": "x" * 4001}, "Dit is te lang. Gebruik hooguit 4000 tekens."),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_nothing_is_lost(
    link: str, visitor: Client, wrong: dict[str, str], sentence: str
) -> None:
    response = visitor.post(link, AGREES | {"toelichting": ""} | wrong)

    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert "BIG 1" in html or "opleiding" in wrong
    assert not Review.objects.exists()


def test_another_site_cannot_answer(link: str) -> None:
    response = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(link, AGREES)

    assert response.status_code == 403
    assert "niet vanaf onze site" in response.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize("token", ["x", "T_f0ZtgKLdHVF1x3BGiEWw"])
def test_a_link_that_is_nobodys_gets_a_sentence(visitor: Client, token: str) -> None:
    response = visitor.post(f"/nakijken/{token}/", AGREES)

    assert response.status_code == 404
    assert "Deze link werkt niet" in response.content.decode()


def test_after_thirty_days_the_link_has_ended(
    invitation: ReviewInvitation, link: str, visitor: Client
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        looked, answered = visitor.get(link), visitor.post(link, AGREES)

        assert invitation.state == ReviewInvitation.State.ENDED
    for response in (looked, answered):
        assert response.status_code == 410
        assert "Deze link is verlopen" in response.content.decode()
    assert not Review.objects.exists()


def test_staff_take_an_invitation_back(
    article: ArticlePage, staff: Client, invitation: ReviewInvitation, link: str, visitor: Client
) -> None:
    where = reverse("pages_withdraw_invitation", args=[article.pk, invitation.pk])

    page = staff.post(where, follow=True).content.decode()
    again = staff.post(where, follow=True).content.decode()

    assert "De link van Kim Bakker werkt niet meer." in page
    assert "Deze uitnodiging was al afgelopen." in again
    assert visitor.post(link, AGREES).status_code == 410
    assert not Review.objects.exists()


def test_a_mail_server_that_refuses_loses_nothing(
    article: ArticlePage, staff: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    page = invite(staff, article).content.decode()

    invitation = ReviewInvitation.objects.get()
    assert "De mailserver nam de uitnodiging aan Kim Bakker niet aan." in page
    assert link_of(invitation) in page
    assert invitation.mails == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    where = reverse("pages_mail_invitation", args=[article.pk, invitation.pk])
    staff.post(where, {"mails": "0"})
    assert len(mail.outbox) == 1


def test_two_presses_are_one_mail_and_a_new_press_a_new_one(
    article: ArticlePage, staff: Client, invitation: ReviewInvitation
) -> None:
    where = reverse("pages_mail_invitation", args=[article.pk, invitation.pk])

    for seen in ("0", "0", "", "x", "1"):
        staff.post(where, {"mails": seen})

    assert len(mail.outbox) == 2


def test_the_form_sent_twice_is_one_invitation_and_one_mail(
    article: ArticlePage, staff: Client, edit: Callable[..., Any]
) -> None:
    invite(staff, article)
    page = invite(staff, article, email="KIM@example.org").content.decode()
    assert "Er ging geen mail weg" in page
    assert (ReviewInvitation.objects.count(), len(mail.outbox)) == (1, 1)

    edit(lead="Een nieuwe tekst.")
    invite(staff, article)
    assert (ReviewInvitation.objects.count(), len(mail.outbox)) == (2, 2)


def test_a_mail_that_is_on_its_way_is_not_sent_by_another_press(
    invitation: ReviewInvitation,
) -> None:
    ReviewInvitation.objects.filter(pk=invitation.pk).update(mailing_since=timezone.now())
    assert inviting.mail(invitation, mails=0) is Mailed.NOT_NOW
    assert not mail.outbox

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        inviting.mail(invitation, mails=0)
    assert len(mail.outbox) == 1


def test_an_old_key_still_makes_the_link_after_a_rotation(
    invitation: ReviewInvitation, link: str, settings: Any, visitor: Client
) -> None:
    settings.LINK_KEYS = ["a new key", *settings.LINK_KEYS]
    assert link_of(invitation).endswith(link)
    assert visitor.get(link).status_code == 200

    settings.LINK_KEYS = ["a new key"]
    assert inviting.mail(invitation, mails=0) is Mailed.FAILED
    assert visitor.get(link).status_code == 200


@pytest.mark.parametrize("rights", [[], ["change_page"]], ids=["none", "to write"])
def test_who_may_not_sign_invites_nobody_and_sees_no_link(
    article: ArticlePage,
    invitation: ReviewInvitation,
    django_user_model: type,
    rights: list[str],
) -> None:
    user = django_user_model.objects.create_user("ander")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    group = Group.objects.create(name="schrijvers")
    for codename in rights:
        GroupPagePermission.objects.create(
            group=group,
            page=Page.objects.get(depth=1),
            permission=Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            ),
        )
    user.groups.add(group)
    client = Client()
    client.force_login(user)

    assert client.get(reverse("pages_article_reviews", args=[article.pk])).status_code != 200
    for name in ("pages_mail_invitation", "pages_withdraw_invitation"):
        client.post(reverse(name, args=[article.pk, invitation.pk]), {"mails": "0"})
    invite(client, article)

    invitation.refresh_from_db()
    assert ReviewInvitation.objects.count() == 1
    assert invitation.is_open
    assert not mail.outbox


def test_addresses_of_guests_are_forgotten_three_months_later(
    invitation: ReviewInvitation,
) -> None:
    assert inviting.forget_addresses(timezone.now() + timedelta(days=119)) == 0
    assert inviting.forget_addresses(timezone.now() + timedelta(days=121)) == 1

    invitation.refresh_from_db()
    assert invitation.email == ""


def test_nothing_of_an_invitation_is_public(
    article: ArticlePage, invitation: ReviewInvitation, visitor: Client
) -> None:
    for address in [article.url, "/", "/klachten/", "/sitemap.xml", "/feed/", "/zoeken/?q=nekpijn"]:
        html = visitor.get(address).content.decode()
        assert not re.search(r"Kim|kim@|Nog niet openbaar|/nakijken/", html), address
