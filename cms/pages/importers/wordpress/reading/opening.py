"""Whether a file can be an export at all, before it is parsed."""

from pathlib import Path

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

MOST_BYTES = 200 * 1024 * 1024
HEAD = 4096


def refuse_at_once(path: Path) -> None:
    """Raise Unreadable, with a sentence, for what is no export of WordPress."""
    head, size = _begin(path)
    if not head.strip():
        raise Unreadable(_("%s is empty.") % path.name)
    if size > MOST_BYTES:
        raise Unreadable(
            _("%s is larger than 200 MB. Let WordPress export it in parts, by date or by kind.")
            % path.name
        )
    if b"\x00" in head or b"<rss" not in head:
        raise Unreadable(
            _("%s is no export of WordPress. Make one there under Tools, Export, All content.")
            % path.name
        )


def _begin(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise Unreadable(_("%s is a folder. Name one file.") % path)
        if path.exists() and not path.is_file():
            raise Unreadable(_("%s cannot be read.") % path)
        with path.open("rb") as file:
            return file.read(HEAD), path.stat().st_size
    except FileNotFoundError as error:
        raise Unreadable(_("There is no file %s.") % path) from error
    except (OSError, ValueError) as error:
        raise Unreadable(_("%s cannot be read.") % path) from error
