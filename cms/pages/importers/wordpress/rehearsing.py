"""A run that stores nothing: what would become of every item, and what would have to be mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.converting.converter import Converter
from cms.pages.importers.wordpress.converting.media import REHEARSED, Library
from cms.pages.importers.wordpress.mapping.answers import ARTICLE, SiteMapping
from cms.pages.importers.wordpress.mapping.choosing import named, wanted
from cms.pages.importers.wordpress.mapping.decided import Decided, pages_by_key
from cms.pages.importers.wordpress.mapping.survey import Survey
from cms.pages.importers.wordpress.reporting import lines_of
from cms.pages.importers.wordpress.running import items_in


@dataclass(frozen=True)
class Rehearsed:
    """What one item would become."""

    title: str
    place: str
    became: Sequence[str]
    warnings: Sequence[str]


def rehearse(
    paths: Sequence[Path], survey: Survey, mapping: SiteMapping, library: Library
) -> Iterator[Rehearsed]:
    """Convert every item and forget it; the library must be one that keeps nothing."""
    places = {found.number: place for found, place in wanted(survey, mapping)}
    pages = pages_by_key(survey, dict.fromkeys(places, REHEARSED))
    decided = Decided(survey, mapping, pages, named(mapping))
    converter = Converter(decided, library, {}, lambda references: {})
    for item in items_in(paths):
        if place := places.get(item.number):
            try:
                report = converter.convert(item, place == ARTICLE).report
                told, to_do = lines_of(report)
            except (Unreadable, RecursionError) as error:
                told, to_do = [], [str(error)]
            yield Rehearsed(item.title or item.slug, place, told, to_do)
