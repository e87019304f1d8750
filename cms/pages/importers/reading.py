"""From a file to text, or to one sentence that says why not."""

from pathlib import Path

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

MOST_BYTES = 2 * 1024 * 1024
WHITESPACE = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")


def read_article(path: Path) -> str:
    """The text of a file in UTF-8 or Windows' own alphabet; raises Unreadable."""
    data = _bytes_of(path)
    if b"\x00" in data:
        raise Unreadable(_("%s is not a text file. Save the article as plain text.") % path.name)
    text = _decoded(data, path)
    if any(not char.isprintable() and _is_control(char) for char in text):
        raise Unreadable(_("%s is not a text file. Save the article as plain text.") % path.name)
    if not text.strip():
        raise Unreadable(_("%s is empty.") % path.name)
    return text


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise Unreadable(_("%s is a folder. Name one file.") % path)
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(_("%s cannot be read.") % path)
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("%s is larger than 2 MB; an article never is.") % path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(_("There is no file %s.") % path) from error
    except (OSError, ValueError) as error:
        raise Unreadable(_("%s cannot be read.") % path) from error


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        _("The letters of %s cannot be read. Save the article as plain text in UTF-8.") % path.name
    )


def _is_control(char: str) -> bool:
    return (char < " " or "\x7f" <= char < "\xa0") and char not in WHITESPACE
