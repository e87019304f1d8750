"""Importing in the admin: a file in, a draft and its report out, for who may write articles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Collection, PageLogEntry

from cms.pages.models import ArticlePage, ComplaintIndexPage
from cms.pages.roles.making import make_roles
from cms.pages.roles.table import MARKETER, WRITER
from tests.pages.importers.article_files import data_uri, docx, png, zipped
from tests.pages.importers.test_formats import BODY, HOSTILE, MARKDOWN, PAGE

FORM = "/admin/article-import/"
Post = Callable[..., Any]


@pytest.fixture
def post(complaints: ComplaintIndexPage, settings: Any, tmp_path: Path) -> Post:
    """Send a file with the form as somebody."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")

    def send(client: Client, name: str, content: bytes, **fields: Any) -> Any:
        upload = SimpleUploadedFile(name, content)
        root = Collection.get_first_root_node()
        sent = {"file": upload, "parent": complaints.pk, "slug": "", "collection": root.pk}
        return client.post(FORM, sent | fields)

    return send


@pytest.fixture
def in_role(post: Post) -> Callable[[str], Client]:
    make_roles(apps)

    def enter(name: str) -> Client:
        user = User.objects.create_user(name, password="geheim")
        user.groups.add(Group.objects.get(name=name))
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nek.txt", b"Nekpijn door stress\n\nEen stijve nek is lastig.\n\nnek-foto"),
        ("nek.md", MARKDOWN.format(src="weg.png").encode()),
        ("nek.html", PAGE.format(src=data_uri(png())).encode()),
        ("nek.docx", docx(BODY)),
        ("nek.zip", zipped({"nek.html": PAGE.format(src="a.png"), "a.png": png()})),
    ],
)
def test_a_file_of_each_kind_becomes_a_draft_with_a_report(
    in_role: Callable[[str], Client], post: Post, tmp_path: Path, name: str, content: bytes
) -> None:
    client = in_role(WRITER.name)

    answer = post(client, name, content)

    page = ArticlePage.objects.get(slug="nek")
    report = client.get(answer["Location"]).content.decode()
    assert (page.title, page.live, page.owner.username) == (
        "Nekpijn door stress", False, WRITER.name,
    )  # fmt: skip
    assert page.latest_revision.user.username == WRITER.name
    assert f'href="/admin/pages/{page.pk}/edit/"' in report
    assert f"van {name}" in report
    kept = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert len(kept) == get_image_model().objects.count()


def test_the_report_says_what_is_still_to_be_done_and_where(
    admin_client: Client, post: Post
) -> None:
    answer = post(admin_client, "nek.md", MARKDOWN.format(src="weg.png").encode())

    html = admin_client.get(answer["Location"]).content.decode()

    page = ArticlePage.objects.get()
    stored = page.get_latest_revision_as_object().body.raw_data
    picture = next(each for each in stored if each["type"] == "picture")
    assert f'/edit/#block-{picture["id"]}-section">weg.png</a>' in html
    assert "bron, nog na te kijken (1)" in html


def test_a_second_import_makes_a_new_draft_and_the_history_names_both_files(
    admin_client: Client, post: Post
) -> None:
    post(admin_client, "eerste.md", b"# Nekpijn\n\nEen nek.", slug="nek")
    page = ArticlePage.objects.get()
    page.latest_revision.publish()

    post(admin_client, "tweede.docx", docx(BODY), slug="nek")

    page.refresh_from_db()
    history = admin_client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert (page.title, page.live, page.has_unpublished_changes) == ("Nekpijn", True, True)
    assert "Geïmporteerd uit eerste.md" in history
    assert "Geïmporteerd uit tweede.docx" in history


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "enorm.docx"])
def test_a_file_that_cannot_be_read_gets_a_sentence_beside_the_field(
    admin_client: Client, post: Post, name: str
) -> None:
    content, _words = HOSTILE[name]

    answer = post(admin_client, name, content)

    form = answer.context["form"]
    assert answer.status_code == 200
    assert list(form.errors) == ["file"]
    (sentence,) = form.errors["file"]
    assert sentence[0].isalpha()
    assert sentence.endswith(".")
    assert not ArticlePage.objects.exists()


def test_a_file_over_the_limit_gets_a_sentence(admin_client: Client, post: Post) -> None:
    answer = post(admin_client, "enorm.docx", HOSTILE["enorm.docx"][0])

    assert "20 MB" in answer.context["form"].errors["file"][0]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"slug": "niet goed"}, "slug"),
        ({"parent": 999999}, "parent"),
        ({"collection": 999999}, "collection"),
        ({"file": ""}, "file"),
    ],
)
def test_a_field_that_is_wrong_is_named(
    admin_client: Client, post: Post, fields: dict[str, Any], field: str
) -> None:
    answer = post(admin_client, "nek.txt", b"Nekpijn", **fields)

    assert list(answer.context["form"].errors) == [field]
    assert not ArticlePage.objects.exists()


def test_an_article_that_somebody_else_locked_is_left_alone(
    in_role: Callable[[str], Client], post: Post, make_article: Callable[..., ArticlePage]
) -> None:
    article = make_article(slug="nek", locked=True)

    answer = post(in_role(WRITER.name), "nek.txt", b"Anders")

    assert "vergrendeld" in answer.context["form"].errors["slug"][0]
    assert not article.revisions.exists()


def test_who_may_not_write_articles_cannot_import_and_sees_no_way_to_it(
    in_role: Callable[[str], Client], post: Post, admin_client: Client
) -> None:
    client = in_role(MARKETER.name)
    made = post(admin_client, "nek.txt", b"Nekpijn")["Location"]

    assert "article-import" not in client.get("/admin/").content.decode()
    assert client.get(FORM).status_code == 302
    assert post(client, "rug.txt", b"Rugpijn").status_code == 302
    assert client.get(made).status_code == 200  # A marketer may change what an article offers.
    assert ArticlePage.objects.count() == 1


def test_a_stranger_is_asked_to_log_in(client: Client, post: Post, admin_client: Client) -> None:
    made = post(admin_client, "nek.txt", b"Nekpijn")["Location"]

    for address in (FORM, made):
        assert client.get(address)["Location"].startswith("/admin/login/")
    assert Client(enforce_csrf_checks=True).post(FORM).status_code in {302, 403}


def test_a_form_from_another_site_changes_nothing(post: Post) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create_superuser("eigenaar"))

    assert post(client, "nek.txt", b"Nekpijn").status_code == 403
    assert not ArticlePage.objects.exists()


def test_other_entries_of_the_history_are_no_reports(
    admin_client: Client, post: Post, make_article: Callable[..., ArticlePage]
) -> None:
    make_article().save_revision(log_action=True)

    other = PageLogEntry.objects.get(action="wagtail.edit")

    assert admin_client.get(f"{FORM}{other.pk}/").status_code == 404


def test_the_list_of_complaints_leads_to_the_form(
    admin_client: Client, complaints: ComplaintIndexPage, home: Any
) -> None:
    second = home.add_child(instance=ComplaintIndexPage(title="Kinderen", slug="kinderen"))

    html = admin_client.get(f"/admin/pages/{second.pk}/").content.decode()

    assert f"{FORM}?parent={second.pk}" in html
    form = admin_client.get(f"{FORM}?parent={second.pk}").content.decode()
    assert f'<option value="{second.pk}" selected>' in form
