"""The page of somebody who writes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.pages.models import ArticlePage, Author, HomePage
from cms.pages.pictures import make_portrait


@pytest.fixture
def author(home: HomePage) -> Author:
    return Author.objects.create(
        name="Joke de Wit", role="arts", credentials="BIG 123", bio="<p>Schrijft graag.</p>"
    )


def test_an_article_leads_to_its_author_and_the_author_to_the_article(
    make_article: Callable[..., ArticlePage], author: Author, client: Client
) -> None:
    article = make_article(author=author)
    make_article("Van een ander", slug="ander")

    assert 'href="/auteur/joke-de-wit/"' in client.get(article.url).content.decode()
    html = client.get("/auteur/joke-de-wit/").content.decode()
    for words in ["Joke de Wit", "arts", "BIG 123", "Schrijft graag.", 'href="/klachten/nekpijn/"']:
        assert words in html
    assert "Van een ander" not in html


def test_a_draft_is_not_among_the_articles(
    make_article: Callable[..., ArticlePage], author: Author, client: Client
) -> None:
    make_article("Nog niet af", author=author, live=False)

    assert "Nog niet af" not in client.get(author.get_absolute_url()).content.decode()


def test_the_photo_stands_there_in_its_light_sizes(
    author: Author, image: Any, client: Client
) -> None:
    author.photo = image
    author.save()
    make_portrait(author)

    assert 'type="image/avif"' in client.get(author.get_absolute_url()).content.decode()


def test_nobody_has_no_page(home: HomePage, client: Client) -> None:
    assert client.get("/auteur/niemand/").status_code == 404
