"""What a page tells machines, in the words of schema.org: values in, dicts out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Thing = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Who wrote, or who checked it."""

    name: str
    role: str = ""
    credentials: str = ""
    url: str = ""


@dataclass(frozen=True)
class Citation:
    """A source that somebody checked."""

    title: str
    url: str = ""
    authors: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Article:
    """An article about a complaint."""

    url: str
    title: str
    description: str = ""
    image: str = ""
    author: Person | None = None
    reviewed_by: Person | None = None
    reviewed_on: date | None = None
    citations: Sequence[Citation] = ()
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True)
class Practice:
    """Who is behind the site."""

    name: str
    url: str
    description: str = ""
    logo: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    profiles: Sequence[str] = ()


def graph(*things: Thing | None) -> Thing:
    """Everything that is said about one page; empty when nothing is."""
    said = [thing for thing in things if thing]
    return {"@context": "https://schema.org", "@graph": said} if said else {}


def medical_web_page(article: Article) -> Thing:
    """The article, who wrote and who checked it, when, and what it leans on."""
    return _filled(
        {
            "@type": "MedicalWebPage",
            "@id": article.url,
            "url": article.url,
            "name": article.title,
            "headline": article.title,
            "description": article.description,
            "inLanguage": "nl",
            "image": article.image,
            "datePublished": article.published and article.published.isoformat(),
            "dateModified": article.modified and article.modified.isoformat(),
            "author": article.author and person(article.author),
            "reviewedBy": article.reviewed_by and person(article.reviewed_by),
            "lastReviewed": article.reviewed_on and article.reviewed_on.isoformat(),
            "citation": [citation(source) for source in article.citations],
        }
    )


def person(author: Person) -> Thing:
    """Somebody, with what a reader can weigh."""
    credential = {"@type": "EducationalOccupationalCredential", "name": author.credentials}
    return _filled(
        {
            "@type": "Person",
            "name": author.name,
            "url": author.url,
            "jobTitle": author.role,
            "hasCredential": credential if author.credentials else None,
        }
    )


def citation(source: Citation) -> Thing:
    """A study, book or page."""
    return _filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "author": source.authors,
            "datePublished": str(source.year or ""),
        }
    )


def breadcrumb_list(steps: Sequence[tuple[str, str]]) -> Thing:
    """The way from the home page to this one, as (name, address); one step is no way."""
    if len(steps) < 2:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def faq_page(questions: Sequence[tuple[str, str]]) -> Thing:
    """Questions with their answers."""
    if not questions:
        return {}
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question,
                "acceptedAnswer": {"@type": "Answer", "text": answer},
            }
            for question, answer in questions
        ],
    }


def organization(practice: Practice) -> Thing:
    """Who is behind the site, with what its footer says too."""
    return _filled(
        {
            "@type": "Organization",
            "@id": f"{practice.url}#organization",
            "name": practice.name,
            "url": practice.url,
            "description": practice.description,
            "logo": practice.logo,
            "telephone": practice.telephone,
            "email": practice.email,
            "address": practice.address,
            "sameAs": list(practice.profiles),
        }
    )


def _filled(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}
