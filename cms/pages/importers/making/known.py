"""What the site has already of all that an article names. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.pages.importers.references import key_of


@dataclass(frozen=True)
class Known:
    """Ids: of pages by title (casefolded) and by address, of sources and of images by key.

    Pictures that came along and cannot be used have a sentence instead.
    """

    titles: Mapping[str, int] = field(default_factory=dict)
    addresses: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)
    images: Mapping[str, int] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    def page_named(self, title: str) -> int | None:
        """The article with a title."""
        return self.titles.get(title.casefold())

    def page_at(self, address: str) -> int | None:
        """The page that an old address now leads to."""
        return self.addresses.get(address)

    def source(self, address: str, title: str = "") -> int | None:
        """The source at an address, or with a title when it has none."""
        return self.sources.get(key_of(address, title))


NOTHING = Known()
