"""A page and its pictures, zipped together."""

from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from cms.pages.importers.files.archives import Archive
from cms.pages.importers.files.named import File
from cms.pages.importers.unreadable import Unreadable

PAGES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".docx")
# What macOS adds to every archive.
ADDED = "__MACOSX"


def page_in(archive: Archive) -> File:
    """The one article of an archive, with its pictures; raises Unreadable."""
    pages = [name for name in archive.entries if _is_page(PurePosixPath(name))]
    if len(pages) != 1:
        raise Unreadable(
            _("%(name)s must hold one article (.html, .md, .txt or .docx); it holds %(number)d.")
            % {"name": archive.name, "number": len(pages)}
        )
    data = archive.read(pages[0])
    if data.startswith(b"PK") and not pages[0].lower().endswith(".docx"):
        raise Unreadable(_("%s holds another archive instead of an article.") % archive.name)
    return File(PurePosixPath(pages[0]).name, data, archive.pictures_beside(pages[0]))


def _is_page(path: PurePosixPath) -> bool:
    return path.suffix.lower() in PAGES and ADDED not in path.parts and path.name[0] != "."
