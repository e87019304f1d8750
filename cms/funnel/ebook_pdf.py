"""The PDF of a book that was written as chapters. WeasyPrint makes it, where it is installed."""

import logging
from typing import Any

from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from PIL import ImageFile

from cms.frame.frames import standard_frame
from cms.funnel.models import Ebook

logger = logging.getLogger(__name__)


def weasyprint() -> Any | None:
    """The library; None where it, or a library of the system that it needs, is missing."""
    try:
        import weasyprint as library
    except (ImportError, OSError):
        return None
    # It tells Pillow to take images that were cut off, in the whole process; uploads must not be.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return library


def standing() -> str:
    """What becomes of chapters here, in a sentence for editors."""
    if weasyprint() is None:
        return _(
            "WeasyPrint is not installed here, so no PDF is made of the chapters: visitors read"
            " them on a page for their phone. Upload a PDF above, or have “wegwijzer[pdf]”"
            " installed."
        )
    return _("On publishing, a PDF is made of the chapters, unless you uploaded one above.")


def renew_pdf(ebook: Ebook) -> None:
    """Make the PDF of what was published; a fault is told in the log and holds up nobody."""
    library = weasyprint()
    if library is None or ebook.file or not ebook.chapters:
        return
    try:
        document = _render(library, ebook)
        content = document.write_pdf()
    except Exception:
        logger.exception("No PDF could be made of e-book %s", ebook.pk)
        return
    ebook.made_file.save(f"{ebook.slug}.pdf", ContentFile(content), save=False)
    made = {"made_file": ebook.made_file.name, "pages": len(document.pages)}
    Ebook.objects.filter(pk=ebook.pk).update(**made)


def _render(library: Any, ebook: Ebook) -> Any:
    brand = standard_frame().brand
    with translation.override(brand.language):
        html = render_to_string("funnel/ebook_pdf.html", {"ebook": ebook, "brand": brand})
    return library.HTML(string=html, url_fetcher=_fetch_nothing).render()


def _fetch_nothing(url: str, *_args: Any, **_kwargs: Any) -> None:
    raise ValueError("a book of ours needs nothing from elsewhere")
