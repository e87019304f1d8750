"""What becomes what: guessed, asked once, kept in a file, and read back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError
from wagtail.models import Page

from cms.funnel.models import SelfTest
from cms.pages.importers.wordpress.mapping import asking
from cms.pages.importers.wordpress.mapping.answers import Answer, guess
from cms.pages.importers.wordpress.mapping.calls import Call
from cms.pages.importers.wordpress.mapping.survey import look_through
from cms.pages.models import ImportedPost
from tests.pages.importers.wordpress.conftest import SITE
from tests.pages.importers.wordpress.wxr import HOME, export, post

HOSTS = frozenset({"oud.example", "www.oud.example"})
GUESSES = [
    (Call("/rugpijn-test/", "Begin"), "self_test"),
    (Call("/stresstest", "Begin"), "self_test"),
    (Call("/begin/", "Doe de test"), "self_test"),
    (Call("/bloedtest/", "Lees"), "page"),
    (Call("/testament/", "Lees"), "page"),
    (Call("/getest-en-goed/", "Lees"), "page"),
    (Call("/gratis-ebook/", "Ga"), "ebook"),
    (Call("/x/", "Download het e-book"), "ebook"),
    (Call("/proefversie/", "Ga"), "trial"),
    (Call("https://oud.example/over/", "Lees"), "page"),
    (Call("https://elders.example/", "Lees"), "link"),
    (Call("#popup", "", "/wp-content/uploads/test-knop.png"), "self_test"),
    (Call("", "Start de test", "/wp-content/uploads/test-knop.png"), "link"),
]


@pytest.mark.parametrize(("call", "kind"), GUESSES)
def test_a_call_most_likely_means(call: Call, kind: str) -> None:
    assert guess(call, HOSTS).kind == kind


def test_a_person_is_asked_about_each_kind_and_each_address_once() -> None:
    asked: list[str] = []

    def ask(words: str) -> str:
        asked.append(words)
        return "ebook:rustig" if "/gratis-ebook" in words else ""

    mapping = asking.asked(look_through([SITE], with_calls=True), ask)

    assert len(asked) == 3 + 7
    assert mapping.calls["/gratis-ebook"] == Answer("ebook", "rustig")
    assert mapping.calls["/rugpijn-test"] == Answer("self_test")


def test_an_answer_that_is_none_is_asked_again() -> None:
    answers = iter(["misschien", "article", *[""] * 20])

    mapping = asking.asked(look_through([SITE], with_calls=False), lambda _words: next(answers))

    assert mapping.kinds["evenement"] == "article"


@pytest.mark.django_db
def test_what_was_guessed_stands_in_a_file_and_what_is_changed_there_is_done(
    bring_in: Callable[..., str], self_test: SelfTest, tmp_path: Path
) -> None:
    link = f'<p><a class="btn" href="{HOME}/rugtest/">Start &quot;nu&quot;</a></p>'
    file = export(tmp_path / "een.xml", post(1, link), post(2, post_type="folder"))
    mapping = tmp_path / "mapping.toml"
    bring_in(file)
    text = mapping.read_text()
    assert '"/rugtest" = "self_test"' in text

    mapping.write_text(
        text.replace('"self_test"', f'"self_test:{self_test.slug}"').replace('"skip"', '"article"')
    )
    bring_in(file)

    page = Page.objects.get(slug="bericht-1").specific.get_latest_revision_as_object()
    assert page.body.raw_data[0]["value"]["self_test"] == self_test.pk
    assert ImportedPost.objects.filter(kind="folder").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.toml", "kinds ="),
        ("m.toml", '[kinds]\npost = "boek"'),
        ("m.toml", '[calls]\n"/x" = "geld"'),
        ("m.toml", '[calls]\n"/x" = 3'),
        ("m.toml", '[calls]\n"/x" = "self_test:bestaat-niet"'),
        ("m.toml", '[calls]\n"/x" = "trial:nee"'),
        ("m.toml", "calls = 3"),
        ("m.json", "[1, 2]"),
        ("m.json", '{"calls": {"/x": "link"'),
        ("m.json", "[" * 100_000),
        ("m.toml", "x" * 1_100_000),
    ],
)
def test_a_mapping_with_a_mistake_gets_a_sentence(
    bring_in: Callable[..., str], tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)

    with pytest.raises(CommandError, match=r"\.$"):
        bring_in(mapping=tmp_path / name)


@pytest.mark.django_db
def test_a_mapping_may_be_json(bring_in: Callable[..., str], tmp_path: Path) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text('{"kinds": {"page": "skip"}, "items": {"gekaapt": "skip"}}')

    bring_in(mapping=mapping)

    assert not ImportedPost.objects.filter(kind="page").exists()
    assert not ImportedPost.objects.filter(number=111).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "/rugpijn/\n", "niets,hier\n", "\xff"])
def test_views_that_cannot_be_read_get_a_sentence(
    bring_in: Callable[..., str], tmp_path: Path, text: str
) -> None:
    (tmp_path / "v.csv").write_bytes(text.encode("latin-1"))

    with pytest.raises(CommandError, match=r"v\.csv"):
        bring_in(views=tmp_path / "v.csv")
