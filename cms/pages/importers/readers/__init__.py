"""From a file of any kind to what its parts are made of: this is the door."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from cms.pages.importers.files.archives import Archive
from cms.pages.importers.files.decoding import text_of
from cms.pages.importers.files.named import File
from cms.pages.importers.readers import bundle, docx, html, markdown, plain
from cms.pages.importers.readers.formats import Format, format_of
from cms.pages.importers.readers.reading import Reading
from cms.pages.importers.unreadable import Unreadable

__all__ = ["Reading", "read"]

OF_TEXT: dict[Format, Callable[[File, str], Reading]] = {
    Format.PLAIN: plain.read,
    Format.MARKDOWN: markdown.read,
    Format.HTML: html.read,
}


def read(file: File) -> Reading:
    """Read a file by what it is, whatever it is called; raises Unreadable."""
    reading = _read(file)
    if not any(chunk.lines for chunk in reading.chunks):
        raise Unreadable(_("%s holds no words.") % file.name)
    return reading


def _read(file: File) -> Reading:
    kind = format_of(file.name, file.data)
    if kind is Format.ZIP:
        archive = Archive(file.name, file.data)
        if docx.is_docx(archive):
            return docx.read(file, archive)
        return _read(bundle.page_in(archive))
    return OF_TEXT[kind](file, text_of(file.name, file.data))
