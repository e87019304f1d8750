"""Plain text, as it is copied from a web page."""

from cms.pages.importers.files.named import File
from cms.pages.importers.parsing.chunks import chunks_of
from cms.pages.importers.readers.limits import check_length
from cms.pages.importers.readers.reading import Reading


def read(file: File, text: str) -> Reading:
    """The lines of a text, by their numbers."""
    check_length(file.name, text)
    return Reading(chunks_of(text), file.find_picture, counts_lines=True)
