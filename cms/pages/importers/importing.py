"""The whole way of an article, from parts to draft."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.pages.importers.making.builder import Built, build
from cms.pages.importers.making.known import NOTHING, Known
from cms.pages.importers.parsing.parser import parse_chunks
from cms.pages.importers.parts import Byline, Paragraph, Part
from cms.pages.importers.readers import Reading
from cms.pages.importers.references import references_in
from cms.pages.importers.storing.draft import Stored, keep_other_role, store
from cms.pages.importers.storing.images import Images
from cms.pages.importers.storing.log import Import, keep
from cms.pages.importers.storing.sources import find_or_make
from cms.pages.models import ArticlePage, ComplaintIndexPage


def import_reading(
    reading: Reading, file: str, slug: str, parent: ComplaintIndexPage, images: Images
) -> tuple[Import, Stored]:
    """Take pictures and text of what was read, and keep the report; either all of it or nothing."""
    parts = parse_chunks(reading.chunks)
    try:
        with transaction.atomic():
            images.take(parts, reading.find_picture)
            known = Known(images=images.found, refused=images.refused)
            built, stored = import_parts(parts, slug, parent, known, images.user)
            built.report.counts_lines = reading.counts_lines
            return keep(stored, built.report, file, images.user), stored
    except BaseException:
        images.forget()
        raise


@transaction.atomic
def import_parts(
    parts: Sequence[Part],
    slug: str,
    parent: ComplaintIndexPage,
    known: Known = NOTHING,
    user: Any = None,
) -> tuple[Built, Stored]:
    """Build and store; either all of it or nothing. Sources that nobody filed are made."""
    built = build(
        _with_other_role(parts),
        replace(
            known,
            titles=_titles_below(parent, slug) | dict(known.titles),
            sources=find_or_make(references_in(parts)) | dict(known.sources),
        ),
    )
    return built, store(built, slug, parent, user)


def _with_other_role(parts: Sequence[Part]) -> list[Part]:
    """Keep the line about an author who is known with another role."""
    byline = next((part for part in parts if isinstance(part, Byline)), None)
    if byline is None or not keep_other_role(byline):
        return list(parts)
    at = parts.index(byline) + 1
    return [*parts[:at], Paragraph(byline.line, byline.text), *parts[at:]]


def _titles_below(parent: Page, own_slug: str) -> dict[str, int]:
    rows = ArticlePage.objects.child_of(parent).exclude(slug=own_slug)
    return {title.casefold(): pk for pk, title in rows.values_list("pk", "title")}
