"""From an element to the picture or video that it shows."""

import re
from posixpath import basename
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from django.utils.translation import gettext as _

from cms.pages.blocks.video_addresses import find_video
from cms.pages.importers.html.elements import attribute, is_hidden
from cms.pages.importers.html.links import clean_address
from cms.pages.importers.parts import Picture, Video

# A page that loads its pictures late names the real one here, and a placeholder in src.
LATE = ("data-src", "data-lazy-src", "data-original", "data-orig-file")
PLACEHOLDER = re.compile(r"data:|embedded:|$", re.I)
SMALLEST = 2
LONGEST_NAME = 255


def source_of(tag: Tag) -> str:
    """Where a picture is: the address of a file, or the picture itself as data."""
    src = attribute(tag, "src").strip()
    if PLACEHOLDER.match(src):
        late = (attribute(tag, name).strip() for name in LATE)
        src = next((address for address in late if address), src)
    return src


def is_pixel(tag: Tag) -> bool:
    """Whether an image counts readers instead of showing them something."""
    sizes = [attribute(tag, side).strip().removesuffix("px") for side in ("width", "height")]
    tiny = all(size.isdecimal() and int(size[:6]) <= SMALLEST for size in sizes)
    return tiny or is_hidden(tag)


def is_word(tag: Tag) -> bool:
    """Whether an image stands for a letter, such as an emoji."""
    return bool({"emoji", "wp-smiley"} & set(attribute(tag, "class").split()))


def picture_of(tag: Tag, line: int, href: str) -> Picture:
    """The picture of an `img`; `href` is where it leads when pressed."""
    src, alt = source_of(tag), " ".join(attribute(tag, "alt").split())
    name = alt if src.lower().startswith(("data:", "embedded:")) else _file_name(src)
    caption = " ".join(attribute(tag, "data-caption").split())
    return Picture(line, (name or alt or _("picture"))[:LONGEST_NAME], src, alt, caption, href)


def _file_name(src: str) -> str:
    try:
        return basename(unquote(urlsplit(src).path.rstrip("/")))
    except ValueError:
        return ""


def video_at(address: str, line: int, title: str = "") -> Video | None:
    """The video of an address, if we know its player."""
    address = clean_address(address)
    found = find_video(address)
    return Video(line, found.watch_url, " ".join(title.split())) if found else None
