"""A Word file: its text, its pictures, its notes; what stands around the text is told."""

import logging
from dataclasses import replace
from io import BytesIO
from typing import Any

import mammoth
from django.utils.translation import gettext as _

from cms.pages.importers.files.archives import Archive
from cms.pages.importers.files.named import File
from cms.pages.importers.files.pictures import EMBEDDED, pictures_given
from cms.pages.importers.html import chunks_of_html
from cms.pages.importers.parsing.chunks import Chunk, Markup
from cms.pages.importers.parts import LeftOut
from cms.pages.importers.readers.limits import check_length
from cms.pages.importers.readers.reading import Reading
from cms.pages.importers.readers.word_xml import WordXml
from cms.pages.importers.unreadable import Unreadable

logger = logging.getLogger(__name__)

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""


def is_docx(archive: Archive) -> bool:
    """Whether an archive is a Word file."""
    return "word/document.xml" in archive.entries


def read(file: File, archive: Archive) -> Reading:
    """The paragraphs of a Word file, by their numbers; raises Unreadable."""
    xml = WordXml(archive)
    pictures: dict[str, bytes] = {}
    page = _converted(file, pictures)
    check_length(file.name, page)
    if not page.strip():
        raise Unreadable(_("%s is empty.") % file.name)
    chunks = chunks_of_html(page)
    end = max((chunk.line for chunk in chunks), default=1)
    told = [_told(replace(part, line=end)) for part in xml.left_out(page)]
    return Reading(chunks + told, pictures_given(pictures))


def _converted(file: File, pictures: dict[str, bytes]) -> str:
    def take(image: Any) -> dict[str, str]:
        address = EMBEDDED.format(len(pictures) + 1)
        with image.open() as opened:
            pictures[address] = opened.read()
        return {"src": address}

    try:
        result = mammoth.convert_to_html(
            BytesIO(file.data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(take),
            external_file_access=False,
        )
    except Exception as error:
        # Mammoth fails in as many ways as a file can be wrong, recursion among them.
        logger.info("word_file_refused", extra={"reason": type(error).__name__})
        raise Unreadable(_("%s is damaged and cannot be opened.") % file.name) from error
    value: str = result.value
    return value


def _told(part: LeftOut) -> Chunk:
    return Chunk((), markup=Markup(), part=part)
