"""Where the old site's files are: in a folder, and nothing outside it, or still on the site."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from django.utils.translation import gettext as _

from cms.lib.fetching import NotFetched, fetch
from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.reading.addresses import UPLOADS, is_own, split, upload_path

LARGEST = 20 * 1024 * 1024
# People hand over the uploads themselves, the folder above, or the whole site.
BELOW = ("", "uploads", "wp-content/uploads")


class Uploads:
    """Finds the file behind an address of the old site; raises Unreadable without a folder."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise Unreadable(_("There is no folder %s.") % folder)
        self.root = folder.resolve()

    def __call__(self, address: str) -> bytes | None:
        """The bytes of a file, if it is there and no larger than 20 MB."""
        path = self.find(address)
        try:
            return path.read_bytes() if path and path.stat().st_size <= LARGEST else None
        except OSError:
            return None

    def find(self, address: str) -> Path | None:
        """The full-size file, else the size that was asked for, else nothing."""
        for name in _names(address):
            for below in BELOW:
                path = (self.root / below / name).resolve()
                # Neither `..` nor a symbolic link leads out of the folder.
                if path.is_relative_to(self.root) and path.is_file():
                    return path
        return None


def _names(address: str) -> Iterator[PurePosixPath]:
    as_given = unquote(split(address).path).partition(UPLOADS)[2]
    for name in dict.fromkeys((upload_path(address), as_given)):
        if name and "\x00" not in name and len(name) < 1000:
            yield PurePosixPath(name)


class OldSite:
    """Asks the old site itself for a file, and no other host."""

    def __init__(self, hosts: frozenset[str], allow_private: bool) -> None:
        self.hosts = hosts
        self.allow_private = allow_private

    def __call__(self, address: str) -> bytes | None:
        """The bytes of a file, if the site gives it."""
        if not is_own(address, self.hosts):
            return None
        try:
            return fetch(address, LARGEST, self.allow_private)
        except NotFetched:
            return None
