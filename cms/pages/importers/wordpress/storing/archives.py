"""The shelves of the old site lead to ours: its categories and its authors."""

from collections.abc import Iterator
from urllib.parse import quote

from django.utils.text import slugify

from cms.pages.importers.wordpress.mapping.survey import Survey
from cms.pages.importers.wordpress.reading.addresses import split
from cms.pages.importers.wordpress.storing.old_addresses import normal
from cms.pages.importers.wordpress.storing.redirects import Redirects
from cms.pages.models import Author, Category


def lead_archives(survey: Survey, redirects: Redirects) -> list[str]:
    """Redirect what has a shelf here; returns a sentence for each that cannot be."""
    return redirects.to_links(dict([*_categories(survey), *_authors(survey)]))


def _categories(survey: Survey) -> Iterator[tuple[str, str]]:
    base = split(survey.blog.address).path.rstrip("/")
    shelves = {category.slug: category for category in Category.objects.all()}
    for slug in survey.categories:
        if shelf := shelves.get(slugify(slug)[:80]):
            yield normal(f"{base}/category/{quote(slug)}/"), shelf.get_absolute_url()


def _authors(survey: Survey) -> Iterator[tuple[str, str]]:
    base = split(survey.blog.address).path.rstrip("/")
    authors = {author.name.casefold(): author for author in Author.objects.only("name", "slug")}
    for writer in survey.writers.values():
        if author := authors.get(writer.name.casefold()):
            yield normal(f"{base}/author/{slugify(writer.login)}/"), author.get_absolute_url()
