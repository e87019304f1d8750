"""A web page, alone or with its pictures in it or beside it."""

from cms.pages.importers.files.named import File
from cms.pages.importers.files.pictures import first_of, lift_pictures, pictures_given
from cms.pages.importers.html import chunks_of_html
from cms.pages.importers.readers.limits import check_length
from cms.pages.importers.readers.reading import Reading


def read(file: File, markup: str, title: str = "") -> Reading:
    """The paragraphs of a page, by their numbers."""
    markup, embedded = lift_pictures(markup)
    check_length(file.name, markup)
    find = first_of(pictures_given(embedded), file.find_picture)
    return Reading(chunks_of_html(markup, title), find)
