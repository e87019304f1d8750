"""What a visitor finds, what nobody may find, and what odd input does."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.finding.word_forms import forms_of
from cms.pages.models import ArticlePage, ComplaintIndexPage, StandardPage

Make = Callable[..., ArticlePage]

pytestmark = pytest.mark.usefixtures("search_index")


def search(client: Client, q: str) -> Any:
    return client.get("/zoeken/", {"q": q})


def found(client: Client, q: str) -> list[str]:
    return [result.title for result in search(client, q).context["results"]]


@pytest.fixture
def neck(make_article: Make) -> ArticlePage:
    text = "<p>Een kussen dat te hoog is.</p>"
    return make_article(lead="Waarom je nek vastzit.", body=[("text", text)])


@pytest.mark.parametrize(
    "q", ["nekpijn", "Nekpijn stress", "kussen", "vastzit", "nekp", "nekpijn olifanten", "NEKPIJN!"]
)
def test_an_article_is_found_by_its_title_its_lead_its_text_and_a_beginning(
    neck: ArticlePage, client: Client, q: str
) -> None:
    response = search(client, q)

    assert [(r.title, r.lead, r.url) for r in response.context["results"]] == [
        ("Nekpijn door stress", "Waarom je nek vastzit.", "/klachten/nekpijn/")
    ]
    assert '<a href="/klachten/nekpijn/">Nekpijn door stress</a>' in response.content.decode()


@pytest.mark.parametrize("q", ["kussens", "nekken", "oefening", "rusten"])
def test_a_page_is_found_by_another_form_of_its_words(
    make_article: Make, client: Client, q: str
) -> None:
    text = "<p>Een kussen, een nek, wat oefeningen en rust.</p>"
    make_article("Van alles", slug="alles", body=[("text", text)])

    assert found(client, q) == ["Van alles"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("nekken", {"nek", "nekken", "nekkens"}),
        ("klacht", {"klachten"}),
        ("schouders", {"schouder", "schouderen"}),
        ("been", {"beenen"}),  # no word, and harmless
        ("de", {"de", "deen"}),
        ("Rug", {"rug"}),
    ],
)
def test_a_word_has_forms(word: str, forms: set[str]) -> None:
    assert forms <= set(forms_of(word))


def test_a_page_that_has_all_the_words_hides_those_with_one(
    neck: ArticlePage, make_article: Make, client: Client
) -> None:
    make_article("Hoofdpijn door stress", slug="hoofdpijn")

    assert found(client, "hoofdpijn stress") == ["Hoofdpijn door stress"]
    assert len(found(client, "stress")) == 2


def test_a_title_goes_before_a_text(make_article: Make, client: Client) -> None:
    make_article("Kort", slug="kort", body=[("text", "<p>Nek.</p>")])
    make_article("Nekpijn en heel veel meer", body=[("text", f"<p>{'Woorden. ' * 99}</p>")])

    assert found(client, "nek") == ["Nekpijn en heel veel meer", "Kort"]


def test_a_standard_page_is_found_too(privacy: StandardPage, client: Client) -> None:
    assert found(client, "privacy") == ["Privacy"]


def test_a_draft_and_a_page_behind_a_login_are_never_found(
    neck: ArticlePage, make_article: Make, client: Client
) -> None:
    make_article("Nekpijn in het geheim", slug="geheim", live=False)
    locked = make_article("Nekpijn voor leden", slug="leden")
    locked.view_restrictions.create(restriction_type="login")

    assert found(client, "nekpijn") == [neck.title]


def test_the_words_of_an_unpublished_change_find_nothing(neck: ArticlePage, client: Client) -> None:
    neck.lead = "Vanaf morgen staat hier ooievaar."
    neck.save_revision()

    assert found(client, "ooievaar") == []


def test_nothing_found_says_so_and_shows_the_complaints(neck: ArticlePage, client: Client) -> None:
    response = search(client, "giraffe")

    html = response.content.decode()
    assert response.context["results"] == []
    assert 'value="giraffe"' in html
    assert "“giraffe”" in html
    assert '<a href="/klachten/nekpijn/">' in html


@pytest.mark.parametrize(
    "q",
    [
        "",
        " ",
        "\x00",
        "nek\x00pijn",
        '"',
        '"nek" OR NOT (',
        "title:x*",
        "'; DROP TABLE pages; --",
        "100% {nek} %s %(x)s",
        "<script>alert(1)</script>",
        "👩‍⚕️ é ß İ",
        "\ud800",
        "AND",
        "\\",
        "_",
        "a " * 500,
    ],
)
def test_whatever_is_typed_gets_a_page(neck: ArticlePage, client: Client, q: str) -> None:
    response = client.get("/zoeken/", {"q": q.encode("utf-8", "surrogatepass")})

    assert response.status_code == 200
    assert len(response.context["q"]) <= 100
    assert b"<script>alert" not in response.content


def test_the_page_is_public_the_same_for_all_and_kept_out_of_search_engines(
    neck: ArticlePage,
) -> None:
    first = search(Client(), "nek")
    second = search(Client(headers={"cookie": "_ga=1"}), "nek")

    assert first.content == second.content
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "Cookie" not in first.headers.get("Vary", "")
    assert not first.cookies
    assert b'<meta name="robots" content="noindex">' in first.content
    assert b'rel="canonical"' not in first.content


@pytest.mark.parametrize("q", ["nekpijn", "giraffe zebra", ""])
def test_a_search_costs_few_queries_whatever_there_is_and_writes_nothing(
    make_article: Make, complaints: ComplaintIndexPage, client: Client, q: str
) -> None:
    for number in range(30):
        make_article(f"Nekpijn {number}", slug=f"nekpijn-{number}")

    with CaptureQueriesContext(connection) as queries:
        search(client, q)

    assert len(queries) <= 12
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_a_page_that_is_not_there_helps_to_find_another(complaints: ComplaintIndexPage) -> None:
    response = Client().get("/nergens/")

    html = response.content.decode()
    assert response.status_code == 404
    assert '<form class="search" role="search" method="get" action="/zoeken/">' in html
    assert 'href="/#klachten"' in html
