"""Buttons and linked pictures: what called a reader to something on the old site. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from bs4 import BeautifulSoup, Tag

from cms.pages.importers.wordpress.building.html import BUTTON
from cms.pages.importers.wordpress.reading.addresses import SIZE, key_of, split

BUTTONS = frozenset(
    {BUTTON, "wp-block-button__link", "elementor-button", "elementor-button-link", "vc_btn3"}
    | {"et_pb_button", "fusion-button", "avia-button", "fl-button", "su-button", "btn", "button"}
    | {"knop", "cta", "cta-button"}
)
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


@dataclass(frozen=True)
class Call:
    """Where it led, what it said, and the picture that it was, if it was one."""

    address: str
    words: str
    picture: str = ""

    def keys(self, hosts: frozenset[str]) -> tuple[str, ...]:
        """The names that a mapping may know it by, best first."""
        named = f"image:{file_name(self.picture)}" if self.picture else ""
        return tuple(key for key in (key_of(self.address, hosts), named) if key)


def calls_in(soup: BeautifulSoup) -> Iterator[tuple[Tag, Call]]:
    """Each call with its element: buttons and linked pictures, then pictures without a link."""
    for link in soup.find_all("a"):
        address = str(link.get("href") or "").strip()
        picture = link.find("img")
        words = " ".join(link.get_text(" ").split())
        if isinstance(picture, Tag) and not words and not leads_to_picture(address):
            yield link, Call(address, str(picture.get("alt") or ""), str(picture.get("src") or ""))
        elif words and _is_button(link):
            yield link, Call(address, words)
    for image in soup.find_all("img"):
        if image.find_parent("a") is None:
            yield image, Call("", str(image.get("alt") or ""), str(image.get("src") or ""))


def leads_to_picture(address: str) -> bool:
    """Whether a link only shows its picture larger."""
    return split(address).path.lower().endswith(PICTURES)


def file_name(address: str) -> str:
    """The name of a file without its size, as in `test-knop.png`."""
    return SIZE.sub("", PurePosixPath(split(address).path).name.lower())


def _is_button(link: Tag) -> bool:
    return bool(BUTTONS & set(link.get_attribute_list("class"))) or (
        link.parent is not None
        and "wp-block-button" in (link.parent.get_attribute_list("class") or [])
    )
