"""Comments from the reader's side: a cached page, an id-less form, and nothing shown unread."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.comments.taking import BUSY_DAY
from cms.pages.models import ArticlePage, Comment

WAITING, APPROVED, REFUSED, SPAM = Comment.State.values
LONG = "Bij mij hielp het om elke dag een klein stuk te wandelen."


@pytest.fixture
def article(make_article: Callable[..., ArticlePage]) -> ArticlePage:
    return make_article()


@pytest.fixture
def comment_on(visitor: Client) -> Callable[..., Any]:
    def send(article: ArticlePage, name: str = "Merel", text: str = LONG, **more: str) -> Any:
        form = {"naam": name, "reactie": text, "website": ""} | more
        return visitor.post(f"/reacties/{article.pk}/", form)

    return send


def shown(article: ArticlePage) -> str:
    return Client().get(article.url).content.decode()


def store(article: ArticlePage, text: str = LONG, **fields: Any) -> Comment:
    fields = {"name": "Merel", "text_hash": text, "state": APPROVED} | fields
    return Comment.objects.create(article=article, text=text, **fields)


def test_a_comment_waits_until_somebody_approves_of_it(
    article: ArticlePage, comment_on: Callable[..., Any], visitor: Client
) -> None:
    sent = comment_on(article)

    assert (sent.status_code, sent.headers["Location"]) == (303, f"/reacties/{article.pk}/bedankt/")
    assert LONG not in shown(article)

    Comment.objects.update(state=APPROVED)

    assert LONG in shown(article)
    assert "Merel" in shown(article)


def test_the_page_of_thanks_is_the_same_for_everyone_and_leads_back(
    article: ArticlePage, visitor: Client
) -> None:
    thanks = visitor.get(f"/reacties/{article.pk}/bedankt/")

    assert thanks.headers["Cache-Control"].startswith("public")
    assert not thanks.cookies
    assert f'href="{article.url}"' in thanks.content.decode()


def test_nothing_but_name_and_text_is_kept_of_a_person() -> None:
    kept = {field.name for field in Comment._meta.get_fields()}

    assert kept == {
        *("id", "article", "name", "text", "text_hash"),
        *("state", "suspicion", "reply", "created_at", "changed_at"),
    }


@pytest.mark.parametrize("state", [WAITING, REFUSED, SPAM])
def test_only_approved_comments_are_shown(article: ArticlePage, state: str) -> None:
    store(article, state=state)

    assert LONG not in shown(article)


def test_our_answer_stands_below_the_comment_and_is_marked(article: ArticlePage) -> None:
    store(article, reply="Fijn om te lezen.\nBlijf wandelen.")

    after = shown(article).split(LONG)[1]

    assert "Ons antwoord" in after
    assert "Fijn om te lezen.<br>Blijf wandelen." in after


def test_markup_of_a_reader_is_text(article: ArticlePage, comment_on: Callable[..., Any]) -> None:
    comment_on(article, name="<b>Bo</b>", text="<script>alert(1)</script>\n\nEn verder")
    Comment.objects.update(state=APPROVED, reply="<img src=x onerror=alert(1)>")

    html = shown(article)

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n\n<p>En verder</p>" in html
    assert "<b>&lt;b&gt;Bo&lt;/b&gt;</b>" in html


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("", LONG, "Vul een naam in."),
        (" \t\u202e ", LONG, "Vul een naam in."),
        ("x" * 41, LONG, "Deze naam is te lang."),
        ("Merel", " \r\n ", "Schrijf hier je reactie."),
        ("Merel", "x" * 2001, "Je reactie is 1 teken te lang."),
        ("Merel", "x" * 2003, "Je reactie is 3 tekens te lang."),
    ],
)
def test_what_is_not_right_yet_comes_back_with_a_sentence(
    article: ArticlePage, comment_on: Callable[..., Any], name: str, text: str, sentence: str
) -> None:
    answer = comment_on(article, name, text)

    html, kept = answer.content.decode(), name.strip(" \t\u202e")
    assert answer.status_code == 422
    assert "no-store" in answer.headers["Cache-Control"]
    assert sentence in html
    assert f'value="{kept}"' in html
    assert f"\n{text.strip()}</textarea>" in html
    assert not Comment.objects.exists()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_text_of_just_the_right_length_is_taken_whatever_its_line_ends(
    article: ArticlePage, comment_on: Callable[..., Any], ending: str
) -> None:
    comment_on(article, name="x" * 40, text="a" * 1000 + ending + "b" * 999)

    assert Comment.objects.get().text == "a" * 1000 + "\n" + "b" * 999


def test_what_no_keyboard_types_is_taken_out(
    article: ArticlePage, comment_on: Callable[..., Any]
) -> None:
    comment_on(article, name="Me\x00rel", text="Rust\u202e\x07 hielp cafe\u0301.\n\n\n\n\nEcht.")

    comment = Comment.objects.get()
    assert (comment.name, comment.text) == ("Merel", "Rust hielp café.\n\nEcht.")


def test_the_same_comment_pressed_twice_is_stored_once(
    article: ArticlePage, comment_on: Callable[..., Any]
) -> None:
    first, second = comment_on(article), comment_on(article, text=LONG + "\r\n")

    assert first.headers["Location"] == second.headers["Location"]
    assert Comment.objects.get().state == WAITING


def test_the_database_lets_no_comment_in_twice(article: ArticlePage) -> None:
    store(article)

    with pytest.raises(IntegrityError):
        store(article)


@pytest.mark.django_db
def test_an_article_that_was_never_saved_can_be_previewed() -> None:
    assert ArticlePage(title="Nieuw").shown_comments == []


def test_publishing_an_article_again_keeps_its_comments(article: ArticlePage) -> None:
    revision = article.save_revision()
    store(article)
    revision.publish()

    assert LONG in shown(article)


def test_a_refused_comment_pressed_again_stays_refused(
    article: ArticlePage, comment_on: Callable[..., Any]
) -> None:
    comment_on(article)
    Comment.objects.update(state=REFUSED)
    comment_on(article)

    assert Comment.objects.get().state == REFUSED


@pytest.mark.parametrize(
    ("form", "suspicion"),
    [
        ({"website": "https://koop.example"}, "trap"),
        ({"text": "Kijk op https://a.example en www.b.example"}, "links"),
        ({"text": '<a href="https://a.example">hier</a>'}, "links"),
        ({"name": "www.koop.example"}, "links"),
    ],
)
def test_what_looks_like_spam_is_set_apart_without_a_word(
    article: ArticlePage, comment_on: Callable[..., Any], form: dict[str, str], suspicion: str
) -> None:
    answer = comment_on(article, **form)

    assert answer.headers["Location"].endswith("/bedankt/")
    assert Comment.objects.values_list("state", "suspicion").get() == (SPAM, suspicion)


def test_one_link_is_no_spam(article: ArticlePage, comment_on: Callable[..., Any]) -> None:
    comment_on(article, text="Dit hielp mij: https://www.thuisarts.nl/nekpijn")

    assert Comment.objects.get().state == WAITING


def test_a_long_text_that_was_sent_before_is_set_apart_and_a_short_thanks_is_not(
    article: ArticlePage, comment_on: Callable[..., Any]
) -> None:
    for name in ["Merel", "Bo"]:
        comment_on(article, name=name, text=LONG)
        comment_on(article, name=name, text="Dank je wel")

    assert list(Comment.objects.filter(state=SPAM).values_list("name", "text", "suspicion")) == [
        ("Bo", LONG, "repeated")
    ]


def test_a_busy_day_holds_comments_and_the_next_day_is_open_again(
    article: ArticlePage,
    make_article: Callable[..., ArticlePage],
    comment_on: Callable[..., Any],
) -> None:
    with time_machine.travel("2026-05-01 12:00Z", tick=False):
        for number in range(BUSY_DAY):
            store(article, text=str(number))
        comment_on(article, name="Late")
        comment_on(make_article(slug="elders"), name="Elders", text="Hier is het stil.")
    with time_machine.travel("2026-05-02 12:01Z", tick=False):
        comment_on(article, name="Morgen", text="Een nieuwe dag.")

    found = dict(Comment.objects.exclude(name="Merel").values_list("name", "suspicion"))
    assert found == {"Late": "busy", "Elders": "", "Morgen": ""}


def test_spam_takes_no_place_of_people(
    article: ArticlePage, comment_on: Callable[..., Any]
) -> None:
    for number in range(BUSY_DAY):
        store(article, text=str(number), state=SPAM)
    comment_on(article, name="Bo")

    assert Comment.objects.get(name="Bo").state == WAITING


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://x.nl"}],
)
def test_a_form_that_another_site_sent_is_refused(
    article: ArticlePage, headers: dict[str, str]
) -> None:
    forged = Client(enforce_csrf_checks=True, headers=headers)

    answer = forged.post(f"/reacties/{article.pk}/", {"naam": "Merel", "reactie": LONG})

    assert answer.status_code == 403
    assert not Comment.objects.exists()


def test_a_closed_article_shows_what_was_said_and_takes_nothing_new(
    make_article: Callable[..., ArticlePage], comment_on: Callable[..., Any]
) -> None:
    closed = make_article(comments_open=False)
    assert 'id="reacties"' not in shown(closed)

    store(closed)

    assert LONG in shown(closed)
    assert "<textarea" not in shown(closed)
    assert comment_on(closed, text="Nog iets").status_code == 403
    assert Comment.objects.count() == 1


def test_an_article_that_is_not_public_takes_no_comment(
    make_article: Callable[..., ArticlePage], comment_on: Callable[..., Any], visitor: Client
) -> None:
    draft = make_article(live=False)
    secret = make_article(slug="geheim")
    secret.view_restrictions.create(restriction_type="login")

    for article in (draft, secret):
        assert comment_on(article).status_code == 404
        assert visitor.get(f"/reacties/{article.pk}/bedankt/").status_code == 404
    assert not Comment.objects.exists()


def test_whoever_only_looks_is_sent_to_the_article(article: ArticlePage, visitor: Client) -> None:
    answer = visitor.get(f"/reacties/{article.pk}/")

    assert answer.headers["Location"] == f"{article.url}#reacties"


def test_comments_cost_one_query_and_none_where_there_are_none(article: ArticlePage) -> None:
    client = Client()
    client.get(article.url)

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as captured:
            client.get(article.url)
        return [query["sql"] for query in captured if 'FROM "pages_comment"' in query["sql"]]

    without = [sql for sql in queries() if not sql.startswith('SELECT "wagtailcore_page"')]
    for number in range(3):
        store(article, text=str(number))
    with_three = [sql for sql in queries() if not sql.startswith('SELECT "wagtailcore_page"')]

    assert (len(without), len(with_three)) == (0, 1)


def test_the_page_stays_the_same_for_everyone_with_comments_on_it(article: ArticlePage) -> None:
    store(article)
    first = Client().get(article.url)
    second = Client(headers={"cookie": "_ga=1"}).get(article.url)

    assert first.content == second.content
    assert first.headers["Cache-Control"].startswith("public")
    assert "csrfmiddlewaretoken" not in first.content.decode()


def test_refused_comments_and_spam_go_after_a_month(
    article: ArticlePage, capsys: pytest.CaptureFixture[str]
) -> None:
    with time_machine.travel("2026-05-01 12:00Z", tick=False):
        for state in Comment.State.values:
            store(article, text=state, state=state)
    with time_machine.travel("2026-05-30 12:00Z", tick=False):
        call_command("purge_comments")
        assert Comment.objects.count() == 4
    with time_machine.travel("2026-05-31 12:01Z", tick=False):
        call_command("purge_comments")

    assert capsys.readouterr().out == "comments: 0 deleted\ncomments: 2 deleted\n"
    assert set(Comment.objects.values_list("state", flat=True)) == {WAITING, APPROVED}


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["", "bedankt/"])
def test_a_number_that_no_article_can_have_is_not_here(visitor: Client, end: str) -> None:
    assert visitor.get(f"/reacties/{10**30}/{end}").status_code == 404
