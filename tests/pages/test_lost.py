"""An address that is not there: the new one if anybody knows it, else help."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect

from cms.pages.finding.likeness import MOST, Candidate, most_like, pieces_of, words_in
from cms.pages.models import ArticlePage, ComplaintIndexPage, HomePage, StandardPage

SLUGS = ["rugpijn-door-stress", "nekpijn-door-stress", "spanningshoofdpijn", "privacy", "over-ons"]
PAGES = [Candidate(slug.capitalize(), slug, f"/{slug}/") for slug in SLUGS]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/klachten/rugpijn-door-stress/", ["rugpijn", "door", "stress"]),
        ("/Rugpijn_Door.HTML", ["rugpijn", "door"]),
        ("/r%C3%BCcken/", ["rücken"]),
        ("/wp-login.php", ["wp", "login"]),
        ("/", []),
        ("/" + "a" * 500, ["a" * 30]),
        ("/%3Cscript%3E/", ["script"]),
    ],
)
def test_the_words_of_an_address_are_those_of_its_last_step(path: str, words: list[str]) -> None:
    assert words_in(path) == words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("rugpjin-door-stress", ["rugpijn-door-stress"]),
        ("rugpijn", ["rugpijn-door-stress"]),
        ("rugpijn-en-stress", ["rugpijn-door-stress"]),
        ("hoofdpijn-spanning", []),
        ("spanningshoofpijn", ["spanningshoofdpijn"]),
        ("privacybeleid", ["privacy"]),
        ("wp-login", []),
        ("door", []),
    ],
)
def test_a_slip_of_the_finger_finds_the_page_that_was_meant(asked: str, found: list[str]) -> None:
    alike = [page.slug for page in most_like(words_in(f"/{asked}/"), PAGES)]

    assert alike[: len(found)] == found
    assert found or not alike


@given(st.text(), st.lists(st.text(min_size=1)))
def test_no_address_breaks_the_guess(path: str, slugs: list[str]) -> None:
    words = words_in(path)

    assert len(most_like(words, [Candidate("x", slug, "/") for slug in slugs])) <= MOST
    assert len(pieces_of(words)) <= 6


@pytest.fixture
def back(make_article: Callable[..., ArticlePage], privacy: StandardPage) -> ArticlePage:
    return make_article("Rugpijn door stress", slug="rugpijn-door-stress")


@pytest.mark.parametrize(
    "address", ["/klachten/rugpjin-door-stress/", "/rugpijn-door-stress.html", "/rugpijn/"]
)
def test_a_visitor_who_is_lost_is_shown_the_page_that_was_meant(
    back: ArticlePage, client: Client, address: str
) -> None:
    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == 404
    assert '<li><a href="/klachten/rugpijn-door-stress/">Rugpijn door stress</a></li>' in html
    assert '<a href="/klachten/">Klachten</a>' in html  # the menu
    assert 'value="rug' in html
    assert '<meta name="robots" content="noindex">' in html
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"


def test_without_a_guess_the_complaints_are_shown(back: ArticlePage, client: Client) -> None:
    html = client.get("/iets-heel-anders/").content.decode()

    assert 'value="iets heel anders"' in html
    assert '<li><a href="/klachten/rugpijn-door-stress/">Rugpijn door stress</a></li>' in html


def test_no_draft_and_no_closed_page_is_guessed(
    back: ArticlePage, make_article: Callable[..., ArticlePage], client: Client
) -> None:
    make_article("Geheim plan", slug="geheim-plan", live=False)
    back.view_restrictions.create(restriction_type="login")

    assert "Geheim plan" not in client.get("/klachten/geheim-plan/").content.decode()
    assert "Rugpijn door" not in client.get("/klachten/rugpjin-door-stress/").content.decode()


def test_what_was_asked_cannot_bring_markup(back: ArticlePage, client: Client) -> None:
    html = client.get('/"><script>alert(1)</script>/').content.decode()

    assert "<script>alert" not in html


def test_help_costs_a_bounded_number_of_queries(
    back: ArticlePage, make_article: Callable[..., ArticlePage], client: Client
) -> None:
    client.get("/klachten/rugpjin/")
    with CaptureQueriesContext(connection) as few:
        client.get("/klachten/rugpjin/")
    for number in range(12):
        make_article(f"Rugpijn {number}", slug=f"rugpijn-{number}")

    with CaptureQueriesContext(connection) as many:
        client.get("/klachten/rugpjin/")

    # Site; article; page; redirect; menu and footer; what is closed; what is like it.
    assert len(many) == len(few) <= 7


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("get", {"accept": "image/avif,image/webp,*/*;q=0.8"}),
        ("get", {"accept": "*/*"}),
        ("head", {}),
        ("post", {}),
    ],
)
def test_whoever_cannot_read_a_page_gets_none(
    back: ArticlePage, client: Client, method: str, headers: dict[str, str]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)("/plaatje-dat-weg-is.png", headers=headers)

    assert response.status_code == 404
    assert len(response.content) < 100
    assert len(queries) <= 2  # the site, and the redirect that there might be


def test_an_address_with_a_token_is_kept_by_nobody_and_repeated_nowhere(
    back: ArticlePage, client: Client
) -> None:
    response = client.get("/e-book/download/geheim-token/boek.pdf")

    assert response.status_code == 404
    assert "no-store" in response.headers["Cache-Control"]
    assert "geheim" not in response.content.decode()


def test_a_changed_slug_leads_to_the_page_where_it_is_now(
    back: ArticlePage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    old = back.url
    back.slug = "pijn-in-de-rug"
    with django_capture_on_commit_callbacks(execute=True):
        back.save_revision().publish()

    response = client.get(old)

    assert response.status_code == 301
    assert response.headers["Location"] == "/klachten/pijn-in-de-rug/"
    assert response.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert client.get(old, follow=True).status_code == 200


def test_articles_follow_a_shelf_that_moves(
    back: ArticlePage,
    complaints: ComplaintIndexPage,
    client: Client,
    django_capture_on_commit_callbacks: Any,
) -> None:
    complaints.slug = "alle-klachten"
    with django_capture_on_commit_callbacks(execute=True):
        complaints.save_revision().publish()

    assert client.get("/klachten/rugpijn-door-stress/").headers["Location"] == (
        "/alle-klachten/rugpijn-door-stress/"
    )
    assert client.get("/klachten/").headers["Location"] == "/alle-klachten/"


def test_a_page_that_went_there_and_back_again_does_not_turn_round(
    back: ArticlePage, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    for slug in ("elders", "rugpijn-door-stress"):
        back.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            back.save_revision().publish()
    assert client.get("/klachten/rugpijn-door-stress/").status_code == 200
    assert client.get("/klachten/elders/").headers["Location"] == back.url

    back.unpublish()

    assert client.get("/klachten/rugpijn-door-stress/").status_code == 404


@pytest.mark.parametrize(
    "links",
    [
        [("/a", "/a/")],
        [("/a", "/b/"), ("/b", "/a/")],
        [("/a", "/b"), ("/b", "/c"), ("/c", "/b")],
        [("/a", "http://testserver/b"), ("/b", "http://testserver/a")],
        [(f"/{one}", f"/{two}") for one, two in zip("abcdefg", "bcdefgh", strict=True)],
    ],
)
def test_redirects_that_turn_round_end_at_once(
    home: HomePage, client: Client, links: list[tuple[str, str]]
) -> None:
    for old, new in links:
        Redirect.objects.create(old_path=old, redirect_link=new)

    assert client.get("/a/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/oud/", "/privacy/"),
        ("/oud", "/privacy/"),
        ("/oud/?utm_source=x", "/privacy/"),
        ("/oud.html", "https://elders.example/x"),
    ],
)
def test_an_old_address_that_staff_wrote_down_leads_on(
    privacy: StandardPage, client: Client, asked: str, target: str
) -> None:
    Redirect.objects.create(old_path="/oud", redirect_page=privacy)
    Redirect.objects.create(old_path="/oud.html", redirect_link="https://elders.example/x")

    response = client.get(asked)

    assert (response.status_code, response.headers["Location"]) == (301, target)


def test_a_page_that_is_there_asks_for_no_redirect(privacy: StandardPage, client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get("/privacy/")

    assert not [query for query in queries if "redirect" in query["sql"]]


def test_while_no_page_is_live_there_is_still_an_answer(home: HomePage, client: Client) -> None:
    home.unpublish()

    assert client.get("/iets/").status_code == 404


@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_a_cache_keeps_what_a_browser_gets_apart_from_what_a_machine_gets(
    client: Client, home: HomePage, accept: str
) -> None:
    answer = client.get("/bestaat-niet/", headers={"accept": accept})

    assert "Accept" in answer.headers["Vary"]
