"""Every address that an item had on the old site, as redirects keep them. Pure."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

from wagtail.contrib.redirects.models import Redirect

from cms.pages.importers.wordpress.mapping.survey import Media
from cms.pages.importers.wordpress.reading.addresses import short_query, split

LONGEST = 255


def old_paths(address: str, number: int, kind: str, blog: str) -> Iterator[str]:
    """The pretty address, and the short ones that WordPress answers to as well."""
    base = split(blog).path.rstrip("/")
    parts = split(address)
    # An item without a pretty address is linked by its short one.
    if parts.path.rstrip("/") != base and not short_query(parts):
        yield normal(parts.path)
    yield normal(f"{base}/?p={number}")
    if kind == "page":
        yield normal(f"{base}/?page_id={number}")


def old_paths_of_media(media: Media, blog: str) -> Iterator[str]:
    """The page that WordPress makes around a file."""
    base = split(blog).path.rstrip("/")
    parts = split(media.address)
    if parts.path.rstrip("/") != base and not short_query(parts):
        yield normal(parts.path)
    yield normal(f"{base}/?attachment_id={media.number}")


def normal(path: str) -> str:
    """An address as redirects are looked up; nothing for the home page or one that is too long."""
    found = Redirect.normalise_path(quote(unquote(path), safe="/?=&%~:@!$'()*+,;"))
    return found if found != "/" and len(found) <= LONGEST else ""
