"""A file that somebody named or uploaded: its name, its bytes, and its pictures."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from cms.pages.importers.files.pictures import FindPicture, no_picture, pictures_in_folder
from cms.pages.importers.unreadable import Unreadable

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


@dataclass(frozen=True)
class File:
    """What a reader is given; `find_picture` gives the bytes of a picture that lies beside it."""

    name: str
    data: bytes
    find_picture: FindPicture = no_picture

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePosixPath(self.name).stem

    @property
    def ending(self) -> str:
        """The last part of its name, such as “.docx”."""
        return PurePosixPath(self.name).suffix.lower()


def uploaded(upload: UploadedFile) -> File:
    """A file from a form; raises Unreadable."""
    name = upload.name or ""
    return File(name, _within_limit(name, upload.size or 0, upload.read))


def file_at(path: Path) -> File:
    """A file on this machine, with the pictures of its folder; raises Unreadable."""
    if path.is_dir():
        raise Unreadable(_("%s is a folder. Name one file.") % path)
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(_("%s cannot be read.") % path)
        data = _within_limit(path.name, path.stat().st_size, path.read_bytes)
    except FileNotFoundError as error:
        raise Unreadable(_("There is no file %s.") % path) from error
    except (OSError, ValueError) as error:
        raise Unreadable(_("%s cannot be read.") % path) from error
    return File(path.name, data, pictures_in_folder(path.parent))


def _within_limit(name: str, size: int, read: Callable[[], bytes]) -> bytes:
    if size > MOST_BYTES:
        raise Unreadable(
            _("%(name)s is larger than %(size)d MB. Make its pictures smaller, then try again.")
            % {"name": name, "size": MOST_MEGABYTES}
        )
    data = read()
    if not data:
        raise Unreadable(_("%s is empty.") % name)
    return data
