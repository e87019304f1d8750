"""What machines are told, as tables of values in and dicts out."""

from datetime import UTC, datetime

import pytest

from cms.pages.schema_org import (
    Article,
    Citation,
    Person,
    Practice,
    Thing,
    breadcrumb_list,
    citation,
    faq_page,
    graph,
    medical_web_page,
    organization,
    person,
)

URL = "https://e.nl/klachten/nekpijn/"


@pytest.mark.parametrize(
    ("author", "said"),
    [
        (Person("Joke"), {"@type": "Person", "name": "Joke"}),
        (
            Person("Joke", "arts", "BIG 123", "https://e.nl/auteur/joke/"),
            {
                "@type": "Person",
                "name": "Joke",
                "url": "https://e.nl/auteur/joke/",
                "jobTitle": "arts",
                "hasCredential": {
                    "@type": "EducationalOccupationalCredential",
                    "name": "BIG 123",
                },
            },
        ),
    ],
)
def test_a_person_has_a_role_and_credentials_if_there_are_any(author: Person, said: Thing) -> None:
    assert person(author) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Citation("Nekpijn"), {"@type": "CreativeWork", "name": "Nekpijn"}),
        (
            Citation("Nekpijn", "https://e.org", "De Vries", 2019),
            {
                "@type": "CreativeWork",
                "name": "Nekpijn",
                "url": "https://e.org",
                "author": "De Vries",
                "datePublished": "2019",
            },
        ),
    ],
)
def test_a_source_says_what_is_known_of_it(source: Citation, said: Thing) -> None:
    assert citation(source) == said


@pytest.mark.parametrize(
    ("article", "more"),
    [
        (Article(URL, "Nekpijn"), {}),
        (
            Article(URL, "Nekpijn", "Waarom.", "https://e.nl/n.jpg", Person("Joke")),
            {
                "description": "Waarom.",
                "image": "https://e.nl/n.jpg",
                "author": {"@type": "Person", "name": "Joke"},
            },
        ),
        (
            Article(
                URL,
                "Nekpijn",
                citations=[Citation("Bron")],
                published=datetime(2026, 1, 2, 3, tzinfo=UTC),
                modified=datetime(2026, 2, 3, 4, tzinfo=UTC),
            ),
            {
                "datePublished": "2026-01-02T03:00:00+00:00",
                "dateModified": "2026-02-03T04:00:00+00:00",
                "citation": [{"@type": "CreativeWork", "name": "Bron"}],
            },
        ),
    ],
)
def test_an_article_says_what_it_has_and_leaves_out_the_rest(article: Article, more: Thing) -> None:
    assert medical_web_page(article) == {
        "@type": "MedicalWebPage",
        "@id": URL,
        "url": URL,
        "name": "Nekpijn",
        "headline": "Nekpijn",
        "inLanguage": "nl",
        **more,
    }


def test_the_way_back_is_numbered_from_home() -> None:
    said = breadcrumb_list([("Home", "https://e.nl/"), ("Nekpijn", URL)])

    assert said == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://e.nl/"},
            {"@type": "ListItem", "position": 2, "name": "Nekpijn", "item": URL},
        ],
    }


def test_questions_carry_their_answers() -> None:
    [question] = faq_page([("Mag ik bewegen?", "Ja.")])["mainEntity"]

    assert question == {
        "@type": "Question",
        "name": "Mag ik bewegen?",
        "acceptedAnswer": {"@type": "Answer", "text": "Ja."},
    }


def test_the_organization_is_known_by_the_address_of_the_site() -> None:
    assert organization(Practice("Wegwijzer", "https://e.nl/")) == {
        "@type": "Organization",
        "@id": "https://e.nl/#organization",
        "name": "Wegwijzer",
        "url": "https://e.nl/",
    }


def test_what_says_nothing_is_left_out() -> None:
    assert graph(breadcrumb_list([("Home", "https://e.nl/")]), faq_page([])) == {}
    assert graph(None, {"@type": "Person"}) == {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Person"}],
    }
