"""Pictures get from the media library what the text left out. Pure."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

from cms.pages.importers.wordpress.mapping.survey import Media

NUMBER = re.compile(r"wp-image-(\d+)")
# What the library knows of an address, or of `attachment:` and a number.
About = Callable[[str], Media | None]


def complete_pictures(soup: BeautifulSoup, about: About) -> None:
    """Give each picture the address of its file, and words for who cannot see it."""
    for image in soup.find_all("img"):
        media = about(str(image.get("src") or "")) or about(_attachment(image))
        if media is None:
            continue
        if not str(image.get("src") or "").startswith(("http", "/")):
            image["src"] = media.file
        if media.alt and not str(image.get("alt") or "").strip():
            image["alt"] = media.alt


def _attachment(image: Tag) -> str:
    found = NUMBER.search(" ".join(str(name) for name in image.get_attribute_list("class")))
    return f"attachment:{found[1]}" if found else ""
