"""From bytes to text, in the letters it was written in. Raises Unreadable."""

import codecs
import re

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

WHITESPACE = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85")
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?(?P<name>[\w.:-]{2,30})", re.I)


def text_of(name: str, data: bytes) -> str:
    """The text of a file in UTF-8, in the letters it declares, or in Windows' own."""
    text = _decoded(name, data)
    if any(not char.isprintable() and _is_control(char) for char in text):
        raise Unreadable(_("%s is not a text file. Save the article as plain text.") % name)
    if not text.strip():
        raise Unreadable(_("%s is empty.") % name)
    return text


def _decoded(name: str, data: bytes) -> str:
    declared = DECLARED.search(data[:4096])
    named = declared["name"].decode("ascii") if declared else "cp1252"
    marked = next((code for mark, code in MARKS.items() if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8-sig", named, "cp1252"]:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Unreadable(
        _("The letters of %s cannot be read. Save the article as plain text in UTF-8.") % name
    )


def _is_control(char: str) -> bool:
    return (char < " " or "\x7f" <= char < "\xa0") and char not in WHITESPACE
