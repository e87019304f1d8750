"""What kind of file this is, by its first bytes and then by its name. Raises Unreadable."""

import re
from enum import Enum
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from cms.pages.importers.unreadable import Unreadable


class Format(Enum):
    """The kinds of file that can be read."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    ZIP = "zip"


ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
BY_ENDING = {
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
}  # fmt: skip
PAGE = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
WORDPRESS = re.compile(rb"<rss\b[^>]{0,1000}wordpress\.org/export", re.I)
OLD_WORD = _("%s is an old Word file, or one with a password. Save it as .docx without one.")
PDF = _("%s is a PDF. Save the article as a Word file (.docx) instead.")
RICH_TEXT = _("%s is a rich text file. Save the article as a Word file (.docx) instead.")
WEB_ARCHIVE = _("%s is a web archive. Save the page as HTML instead.")
OTHERS = [
    (b"\xd0\xcf\x11\xe0", OLD_WORD),
    (b"%PDF", PDF),
    (b"{\\rtf", RICH_TEXT),
    (b"MIME-Version:", WEB_ARCHIVE),
    (b"bplist00", WEB_ARCHIVE),
]
WRONG_ZIP = _("%s is named like a Word or zip file but is none. Save it as .docx anew.")
BINARY = _("%s is not a text file. Save the article as plain text.")
IS_SITE = _("%s is the export of a WordPress site. Use the command import_wordpress for it.")


def format_of(name: str, data: bytes) -> Format:
    """The kind of a file; what it holds outranks what it is called."""
    start = data[:5000].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(ZIPPED):
        return Format.ZIP
    for magic, sentence in OTHERS:
        if start.startswith(magic):
            raise Unreadable(str(sentence) % name)
    if WORDPRESS.search(start):
        raise Unreadable(str(IS_SITE) % name)
    ending = PurePosixPath(name).suffix.lower()
    if b"\x00" in data and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(str(BINARY) % name)
    if ending in {".docx", ".docm", ".zip"}:
        raise Unreadable(str(WRONG_ZIP) % name)
    if PAGE.match(start):
        return Format.HTML
    return BY_ENDING.get(ending, Format.PLAIN)
