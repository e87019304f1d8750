"""Comments from the side of those who read, answer and decide."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from cms.pages.models import ArticlePage, Comment
from cms.pages.roles.making import make_roles
from cms.pages.roles.table import MEDICAL_EDITOR, WRITER

LIST = "wagtailsnippets_pages_comment:list"


@pytest.fixture
def waiting(make_article: Callable[..., ArticlePage]) -> list[Comment]:
    article = make_article()
    return [
        Comment.objects.create(article=article, name=name, text=f"Dag van {name}", text_hash=name)
        for name in ("Merel", "Bo")
    ]


@pytest.fixture
def moderator(site: object) -> Client:
    """A medical editor."""
    make_roles(apps)
    user = User.objects.create_user("moderator")
    user.groups.add(Group.objects.get(name=MEDICAL_EDITOR.name))
    client = Client()
    client.force_login(user)
    return client


def bulk(action: str, comments: list[Comment]) -> str:
    chosen = "&".join(f"id={comment.pk}" for comment in comments)
    where = reverse("wagtail_bulk_action", args=["pages", "comment", action])
    return f"{where}?{chosen}&next={reverse(LIST)}"


def test_moderators_find_what_waits(moderator: Client, waiting: list[Comment]) -> None:
    Comment.objects.filter(name="Bo").update(state="spam", suspicion="links")

    queue = moderator.get(reverse(LIST), {"state": "waiting"}).content.decode()
    spam = moderator.get(reverse(LIST), {"suspicion": "links"}).content.decode()

    assert ("Dag van Merel" in queue, "Dag van Bo" in queue) == (True, False)
    assert ("Dag van Merel" in spam, "Dag van Bo" in spam) == (False, True)


@pytest.mark.parametrize(
    ("action", "state"), [("approve", "approved"), ("refuse", "refused"), ("spam", "spam")]
)
def test_many_are_decided_about_at_once_and_the_history_knows_who_did(
    moderator: Client, waiting: list[Comment], action: str, state: str
) -> None:
    asked = moderator.get(bulk(action, waiting)).content.decode()
    moderator.post(bulk(action, waiting))

    assert "Dag van Merel" in asked
    assert set(Comment.objects.values_list("state", flat=True)) == {state}
    for comment in waiting:
        entry = registry.get_logs_for_instance(comment).get()
        assert entry.user.username == "moderator"
        assert comment.name not in entry.label


def test_an_answer_and_the_approval_are_saved_together(
    moderator: Client, waiting: list[Comment]
) -> None:
    edit = reverse("wagtailsnippets_pages_comment:edit", args=[waiting[0].pk])
    page = moderator.get(edit).content.decode()
    moderator.post(edit, {"state": "approved", "reply": "Dank je.", "text": "Iets anders"})

    comment = Comment.objects.get(pk=waiting[0].pk)
    assert "Dag van Merel" in page
    assert (comment.state, comment.reply) == ("approved", "Dank je.")
    assert comment.text == "Dag van Merel"


def test_nobody_writes_a_comment_in_a_readers_name(
    admin_client: Client, waiting: list[Comment]
) -> None:
    add = reverse("wagtailsnippets_pages_comment:add")

    assert add not in admin_client.get(reverse(LIST)).content.decode()
    assert admin_client.get(add).status_code == 302


def test_the_home_of_the_admin_says_how_many_wait(
    moderator: Client, waiting: list[Comment]
) -> None:
    Comment.objects.filter(name="Bo").update(state="spam")

    html = moderator.get(reverse("wagtailadmin_home")).content.decode()

    assert "1 reactie wacht" in html
    assert f"{reverse(LIST)}?state=waiting" in html


def test_who_may_not_moderate_sees_no_comments(moderator: Client, waiting: list[Comment]) -> None:
    User.objects.get(username="moderator").groups.set(Group.objects.filter(name=WRITER.name))

    assert "reacties wachten" not in moderator.get(reverse("wagtailadmin_home")).content.decode()
    assert moderator.get(reverse(LIST)).status_code == 302
    moderator.post(bulk("approve", waiting))
    assert not Comment.objects.filter(state="approved").exists()
