"""The pages: first all of them as drafts, so that texts can link anywhere, then their content."""

from collections.abc import Callable, Iterator

from django.contrib.auth.models import AbstractBaseUser
from wagtail.models import Page

from cms.demo.loader.building import fill, publish
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.texts import Texts, read, read_folder
from cms.pages.models import (
    ArticlePage,
    ComplaintIndexPage,
    ExperiencesPage,
    HomePage,
    StandardPage,
)

Planned = tuple[Page, Texts]


def grow_pages(shelf: Shelf, editor: AbstractBaseUser, say: Callable[[str], None]) -> HomePage:
    """The whole site below the root, published; the home page is what comes back."""
    planned = list(_plan(shelf, editor))
    for page, texts in planned:
        publish(fill(page, texts, shelf), editor)
        say(f"{type(page).__name__}: {page.title}")
    home, _texts = planned[0]
    return home


def _plan(shelf: Shelf, editor: AbstractBaseUser) -> Iterator[Planned]:
    def draft(model: type[Page], parent: Page, texts: Texts) -> Planned:
        page = model(title=texts["title"], slug=texts["slug"], live=False, owner=editor)
        parent.add_child(instance=page)
        shelf.put(page.slug, page)
        return page, texts

    home, texts = draft(HomePage, Page.get_first_root_node(), read("home"))
    yield home, texts
    complaints, texts = draft(ComplaintIndexPage, home, read("complaints"))
    yield complaints, texts
    for texts in read_folder("articles"):
        yield draft(ArticlePage, complaints, texts)
    yield draft(ExperiencesPage, home, read("experiences"))
    for texts in read_folder("pages"):
        yield draft(StandardPage, home, texts)
