"""What a run knows before it brings anything in: the old site, the answers, the new pages. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cms.pages.importers.wordpress.mapping.answers import Answer, SiteMapping
from cms.pages.importers.wordpress.mapping.survey import Survey
from cms.pages.importers.wordpress.reading.addresses import key_of


@dataclass(frozen=True)
class Decided:
    """Ids: of pages by the key of their old address, of what answers name by answer."""

    survey: Survey
    mapping: SiteMapping
    pages: Mapping[str, int] = field(default_factory=dict)
    named: Mapping[Answer, int] = field(default_factory=dict)

    def key(self, address: str) -> str:
        """The form of an address by which we know it."""
        return key_of(address, self.survey.hosts)

    def page_at(self, address: str) -> int | None:
        """The page that an address of the old site became."""
        return self.pages.get(self.key(address))


def pages_by_key(survey: Survey, pages: Mapping[int, int]) -> dict[str, int]:
    """From ids of pages by number of item to ids by every address that the item went by."""
    return {key: page for key, page in _keys(survey, pages) if key}


def _keys(survey: Survey, pages: Mapping[int, int]) -> Iterator[tuple[str, int]]:
    base, hosts = survey.blog.address, survey.hosts
    for media in survey.media.values():
        if page := pages.get(media.parent):
            yield key_of(media.address, hosts), page
            yield key_of(f"{base}/?attachment_id={media.number}", hosts), page
    for found in survey.items.values():
        if page := pages.get(found.number):
            yield key_of(found.address, hosts), page
            for name in ("p", "page_id"):
                yield key_of(f"{base}/?{name}={found.number}", hosts), page
