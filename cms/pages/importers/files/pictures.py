"""Where the bytes of a picture may come from: the file itself, its folder, its archive."""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

MOST_BYTES = 20 * 1024 * 1024
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic")
DATA = re.compile(r"data:image/[\w.+-]{1,20};base64,(?P<data>[A-Za-z0-9+/=\s]+)", re.I)
EMBEDDED = "embedded:{}"

# From the address of a picture, as its page gives it, to its bytes; None if it did not come along.
FindPicture = Callable[[str], bytes | None]


def no_picture(address: str) -> bytes | None:
    """Finds nothing: no picture came with the file."""
    return None


def first_of(*places: FindPicture) -> FindPicture:
    """Looks in one place after the other."""
    return lambda address: next((found for look in places if (found := look(address))), None)


def pictures_given(given: Mapping[str, bytes]) -> FindPicture:
    """Pictures that a reader took out of the file itself."""
    return given.get


def lift_pictures(markup: str) -> tuple[str, dict[str, bytes]]:
    """The markup with an address in the place of every picture it holds, and their bytes."""
    found: dict[str, bytes] = {}

    def lift(match: re.Match[str]) -> str:
        address = EMBEDDED.format(len(found) + 1)
        try:
            found[address] = b64decode("".join(match["data"].split()))
        except NotBase64:
            found[address] = b""
        return address

    return DATA.sub(lift, markup), found


def pictures_in_folder(folder: Path) -> FindPicture:
    """Pictures below a folder; a way out of it, by dots or by a link, leads nowhere."""
    root = folder.resolve()

    def find(address: str) -> bytes | None:
        for name in names_of(address):
            try:
                path = (root / name).resolve()
                if path.is_relative_to(root) and path.is_file():
                    return path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
            except (OSError, ValueError):
                continue
        return None

    return find


def names_of(address: str) -> list[str]:
    """The names of files that an address may mean; none when it leads to another place."""
    try:
        url = urlsplit(address)
    except ValueError:
        return []
    name = unquote(url.path)
    if url.scheme or url.netloc or not name or name.startswith("/"):
        return []
    is_bare = PurePosixPath(name).suffix.lower() not in ENDINGS
    return [name + ending for ending in ENDINGS] if is_bare else [name]
