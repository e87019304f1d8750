"""Opens a zip file, whatever somebody made of it. Raises Unreadable."""

import zlib
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from cms.pages.importers.files.pictures import MOST_BYTES, FindPicture, names_of
from cms.pages.importers.unreadable import Unreadable

MOST_ENTRIES = 2000
MOST_UNPACKED = 100 * 1024 * 1024
LOCKED = 0x1
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


class Archive:
    """The files of a zip, by name; their sizes were added up before any is unpacked."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise self.broken() from error
        self.entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._check(self._zip.infolist())

    def _check(self, entries: list[ZipInfo]) -> None:
        if any(entry.flag_bits & LOCKED for entry in entries):
            raise Unreadable(
                _("%s is locked with a password. Take it off, then try again.") % self.name
            )
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
            raise Unreadable(
                _("%s holds far more than an article: over 100 MB or 2,000 files.") % self.name
            )

    def read(self, entry: str) -> bytes:
        """The bytes of one file, no more than its size that was added up."""
        try:
            return self._zip.read(self.entries[entry])
        except BROKEN as error:
            raise self.broken() from error

    def broken(self) -> Unreadable:
        """The sentence for an archive that was damaged."""
        return Unreadable(_("%s is damaged and cannot be opened.") % self.name)

    def pictures_beside(self, page: str) -> FindPicture:
        """Pictures of the archive, by their address as a page in it gives it."""
        folder = PurePosixPath(page).parent

        def find(address: str) -> bytes | None:
            paths = (normpath(str(folder / name)) for name in names_of(address))
            found = next((path for path in paths if path in self.entries), None)
            if found is None or self.entries[found].file_size > MOST_BYTES:
                return None
            return self.read(found)

        return find
