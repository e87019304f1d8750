"""A page that gathers what people tell, in articles and beside them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.browsing.stories import Shelf, Story, on_shelf, shelves_of, told_in
from cms.pages.models import ArticlePage, Category, Experience, ExperiencesPage, HomePage


def story(
    name: str, text: str = "<p>Ik durfde weer.</p>", origin: str = "made_up"
) -> dict[str, Any]:
    return {"name": name, "age": 43, "text": text, "origin": origin}


def told(*stories: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "experiences", {"items": [{"type": "item", "value": each} for each in stories]}


@pytest.fixture
def page(home: HomePage) -> ExperiencesPage:
    here = {"type": "story", "value": story("Anneke", origin="consent") | {"article": None}}
    return home.add_child(
        instance=ExperiencesPage(
            title="Ervaringen", slug="ervaringen", lead="Wat anderen vertellen.", stories=[here]
        )
    )


@pytest.fixture
def publish(make_article: Callable[..., ArticlePage]) -> Callable[..., ArticlePage]:
    def publish(title: str, slug: str, category: str = "", *stories: dict[str, Any]) -> ArticlePage:
        shelf = None
        if category:
            shelf, _made = Category.objects.get_or_create(slug=category.lower(), title=category)
        article = make_article(title, slug=slug, category=shelf, body=[told(*stories)])
        article.save_revision().publish()
        return article

    return publish


def test_stories_are_found_in_every_form_in_which_wagtail_keeps_them() -> None:
    _kind, value = told(story("A"))
    body = [
        {"type": "text", "value": "<p>x</p>"},
        {"type": "experiences", "value": value},
        {"type": "experiences", "value": {"items": [story("B")]}},
    ]

    assert [each["name"] for each in told_in(body)] == ["A", "B"]


def test_shelves_are_counted_and_an_unknown_one_shows_all() -> None:
    stories = [
        Story("A", 1, "", "", category="rug", category_title="Rug"),
        Story("B", 1, "", "", category="nek", category_title="Nek"),
        Story("C", 1, "", ""),
        Story("D", 1, "", "", category="rug", category_title="Rug"),
    ]

    assert shelves_of(stories) == [Shelf("nek", "Nek", 1), Shelf("rug", "Rug", 2)]
    assert [each.name for each in on_shelf(stories, "rug")] == ["A", "D"]
    assert on_shelf(stories, "knie") == on_shelf(stories, "") == stories


def test_what_is_told_in_articles_stands_on_the_page_with_the_way_to_the_article(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client
) -> None:
    publish("Rugpijn", "rugpijn", "", story("Marieke"), story("Sam", origin="consent"))

    html = client.get("/ervaringen/").content.decode()

    assert html.index("Anneke, 43") < html.index("Marieke, 43") < html.index("Sam, 43")
    assert html.count('<a href="/klachten/rugpijn/">Rugpijn</a>') == 2
    assert html.count("Een echt verhaal") == 2
    assert html.count("Verzonnen") == 1


def test_what_is_taken_out_of_an_article_leaves_the_page(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client
) -> None:
    article = publish("Rugpijn", "rugpijn", "", story("Marieke"))
    article.body = []
    article.save_revision()
    assert "Marieke" in client.get("/ervaringen/").content.decode()  # a draft changes nothing

    article.get_latest_revision().publish()

    assert "Marieke" not in client.get("/ervaringen/").content.decode()
    assert not Experience.objects.exists()


@pytest.mark.parametrize("way", ["unpublish", "close", "delete"])
def test_no_story_of_a_page_that_is_not_public_is_shown(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client, way: str
) -> None:
    article = publish("Rugpijn", "rugpijn", "", story("Marieke"))
    if way == "close":
        article.view_restrictions.create(restriction_type="login")
    else:
        getattr(article, way)()

    assert "Marieke" not in client.get("/ervaringen/").content.decode()


def test_a_reader_chooses_a_category_by_a_plain_link(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client
) -> None:
    publish("Rugpijn", "rugpijn", "Rug", story("Marieke"), story("Piet"))
    publish("Nekpijn", "nekpijn", "Nek", story("Sam"))

    every = client.get("/ervaringen/").content.decode()
    backs = client.get("/ervaringen/?categorie=rug").content.decode()
    unknown = client.get("/ervaringen/?categorie=%3Cscript%3E").content.decode()

    assert '<a href="?categorie=rug">Rug (2)</a>' in every
    assert "Marieke" in backs
    assert "Sam, 43" not in backs
    assert '<a href="?categorie=rug" aria-current="true">' in backs
    assert "Sam, 43" in unknown
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ervaringen/">' in backs


@pytest.mark.parametrize("number", ["2", "99", "-1", "x", ""])
def test_many_stories_stand_on_more_pages(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client, number: str
) -> None:
    publish("Rugpijn", "rugpijn", "", *(story(f"Persoon {n}") for n in range(30)))

    html = client.get("/ervaringen/", {"pagina": number}).content.decode()

    assert html.count('<figure class="experience">') == (7 if number in ("2", "99", "-1") else 24)
    assert ('rel="next"' in html) != ('rel="prev"' in html)


def test_it_costs_the_same_whatever_is_told(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client
) -> None:
    def link(pk: int) -> str:
        return f'<p>Lees <a linktype="page" id="{pk}">dit</a>.</p>'

    first = publish("Rugpijn", "rugpijn", "Rug", story("A", link(page.pk)))
    client.get("/ervaringen/")
    with CaptureQueriesContext(connection) as few:
        client.get("/ervaringen/")
    for number in range(8):
        publish(f"Klacht {number}", f"klacht-{number}", "Rug", story("B", link(first.pk)))

    with CaptureQueriesContext(connection) as many:
        html = client.get("/ervaringen/").content.decode()

    assert html.count('<a href="/klachten/rugpijn/">dit</a>') == 8
    assert len(many) == len(few) <= 10


def test_an_editor_gives_a_story_the_article_it_belongs_to(
    page: ExperiencesPage, publish: Callable[..., ArticlePage], client: Client
) -> None:
    article = publish("Rugpijn", "rugpijn", "Rug")
    page.stories = [("story", story("Anneke") | {"article": article})]
    page.save_revision().publish()

    html = client.get("/ervaringen/").content.decode()

    assert '<a href="/klachten/rugpijn/">Rugpijn</a>' in html


def test_a_site_without_stories_says_so(home: HomePage, client: Client) -> None:
    home.add_child(instance=ExperiencesPage(title="Ervaringen", slug="ervaringen"))

    assert "Er staan hier nog geen ervaringen." in client.get("/ervaringen/").content.decode()
