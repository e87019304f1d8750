"""The whole way of an article, from text to draft."""

from django.db import transaction
from wagtail.models import Page

from cms.pages.importers.builder import Built, build
from cms.pages.importers.parser import parse
from cms.pages.importers.parts import Byline, Paragraph
from cms.pages.importers.storing import Stored, keep_other_role, store
from cms.pages.models import ArticlePage, ComplaintIndexPage


@transaction.atomic
def import_article(text: str, slug: str, parent: ComplaintIndexPage) -> tuple[Built, Stored]:
    """Parse, build and store; either all of it or nothing."""
    parts = parse(text)
    byline = next((part for part in parts if isinstance(part, Byline)), None)
    if byline and keep_other_role(byline):
        parts.insert(parts.index(byline) + 1, Paragraph(byline.line, byline.text))
    known = _articles_below(parent, slug)
    built = build(parts, lambda name: known.get(name.casefold()))
    return built, store(built, slug, parent)


def _articles_below(parent: Page, own_slug: str) -> dict[str, int]:
    rows = ArticlePage.objects.child_of(parent).exclude(slug=own_slug)
    return {title.casefold(): pk for pk, title in rows.values_list("pk", "title")}
