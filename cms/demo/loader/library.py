"""What pages refer to: pictures, categories, sources, authors."""

from collections.abc import Callable

from wagtail.images import get_image_model

from cms.demo.loader.building import build, file_of
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import DEMO, read
from cms.pages.models import Author, Category, Source


def hang_pictures(shelf: Shelf, say: Callable[[str], None]) -> None:
    """Every drawing, with the words for those who do not see it."""
    for name, texts in read("pictures").items():
        file = file_of(DEMO / "pictures" / texts["file"])
        build(get_image_model(), name, {**texts, "file": file}, shelf)
        say(f"Picture: {texts['title']}")


def list_sources(shelf: Shelf, say: Callable[[str], None]) -> None:
    """Every publication; they were looked up when the texts were written."""
    for name, texts in read("sources").items():
        source = build(Source, name, {**texts, "status": Source.Status.CHECKED}, shelf)
        say(f"Source: {source}")


def sort_complaints(shelf: Shelf, say: Callable[[str], None]) -> None:
    """The categories that articles and sources stand under."""
    for slug, texts in read("categories").items():
        category = build(Category, slug, {**texts, "slug": slug}, shelf)
        say(f"Category: {category}")


def introduce_authors(shelf: Shelf, say: Callable[[str], None]) -> None:
    """Everyone who signs an article."""
    for slug, texts in read("authors").items():
        author = build(Author, slug, {**texts, "slug": slug}, shelf)
        say(f"Author: {author.name}")
