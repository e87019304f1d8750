"""What the articles rest on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms.pages.models import (
    ArticlePage,
    Author,
    Category,
    HomePage,
    Source,
    StandardPage,
)


def add_source(title: str = "Rugpijn in cijfers", **fields: object) -> Source:
    fields = {"authors": "De Vries", "year": 2019, "status": Source.Status.CHECKED} | fields
    return Source.objects.create(title=title, **fields)


def use(make_article: Callable[..., ArticlePage], source: Source, **fields: object) -> ArticlePage:
    words = f'<p>Zo. <a linktype="source" id="{source.pk}">Bron</a></p>'
    article = make_article(body=[("text", words)], **fields)
    ReferenceIndex.create_or_update_for_object(article)
    return article


def test_checked_sources_stand_under_their_theme_and_the_rest_under_general(
    home: HomePage, client: Client
) -> None:
    neck = Category.objects.create(title="Nek", slug="nek")
    add_source("Over de nek", theme=neck)
    add_source("Over alles")
    add_source("Nog zoeken", status=Source.Status.UNFILLED)

    response = client.get("/studies/")

    shelves = [
        (str(theme), [each["source"].title for each in studies])
        for theme, studies in response.context["themes"]
    ]
    assert shelves == [("Nek", ["Over de nek"]), ("None", ["Over alles"])]
    assert "Nog zoeken" not in response.content.decode()


def test_a_source_names_the_public_articles_that_use_it(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    source = add_source()
    use(make_article, source, title="Nekpijn")
    use(make_article, source, title="Concept", slug="concept", live=False)

    html = client.get("/studies/").content.decode()

    assert html.count('<a href="/klachten/nekpijn/">Nekpijn</a>') == 1
    assert "Concept" not in html


def test_ten_times_the_sources_cost_no_query_more(
    make_article: Callable[..., ArticlePage], client: Client
) -> None:
    use(make_article, add_source())
    client.get("/studies/")
    with CaptureQueriesContext(connection) as few:
        client.get("/studies/")
    for number in range(10):
        theme = Category.objects.create(title=f"Thema {number}", slug=f"thema-{number}")
        use(make_article, add_source(f"Bron {number}", theme=theme), slug=f"klacht-{number}")

    with CaptureQueriesContext(connection) as many:
        client.get("/studies/")

    assert len(many) == len(few) <= 10


def test_the_footer_leads_there_once_there_is_something_to_see(
    privacy: StandardPage, client: Client
) -> None:
    assert b'href="/studies/"' not in client.get("/privacy/").content

    add_source()

    assert b'href="/studies/"' in client.get("/privacy/").content


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"url": "https://e.org/a", "doi": "10.1136/bmj.j3221"}, "https://e.org/a"),
        ({"doi": "10.1136/bmj.j3221"}, "https://doi.org/10.1136/bmj.j3221"),
        ({"doi": " https://doi.org/10.1136/bmj.j3221"}, "https://doi.org/10.1136/bmj.j3221"),
        ({"doi": "doi:10.1136/bmj.j3221"}, "https://doi.org/10.1136/bmj.j3221"),
        ({"pmid": "11880847"}, "https://pubmed.ncbi.nlm.nih.gov/11880847/"),
        ({"authors": "Sarno", "year": 1991}, ""),
    ],
)
def test_a_checked_source_links_to_where_it_can_be_looked_up(
    db: None, fields: dict[str, object], link: str
) -> None:
    source = Source(title="Over rugpijn", status="checked", **fields)
    source.full_clean()

    assert source.link == link
    assert source.checked_on == timezone.localdate()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("doi", "bmj.j3221", "DOI"),
        ("pmid", "PMC123", "cijfers"),
        ("year", 19, "vier cijfers"),
        ("year", 9999, "toekomst"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence(
    db: None, field: str, value: object, words: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        Source(title="Over rugpijn", **{field: value}).full_clean()

    assert words in refusal.value.message_dict[field][0]


def test_the_day_that_an_editor_fills_in_stays(db: None) -> None:
    source = Source(
        title="Boek", url="https://e.org", status="checked", checked_on=date(2024, 5, 1)
    )
    source.full_clean()

    assert source.checked_on == date(2024, 5, 1)


@pytest.mark.parametrize("address", ["/studies/", "/auteur/joke/", "/klachten/categorie/nek/"])
def test_a_shelf_is_the_same_for_everyone_and_sets_nothing(
    make_article: Callable[..., ArticlePage], address: str
) -> None:
    neck = Category.objects.create(title="Nek", slug="nek")
    use(
        make_article,
        add_source(theme=neck),
        category=neck,
        author=Author.objects.create(name="Joke"),
    )

    first = Client().get(address)
    second = Client(headers={"cookie": "_ga=1"}).get(address, headers={"accept-language": "en"})

    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "Cookie" not in first.headers.get("Vary", "")
    assert not first.cookies
    assert not second.cookies
