"""The e-book: what is promised, and the file behind the personal link."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import FileExtensionValidator, MinValueValidator
from django.db import models
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import HelpPanel, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cms.funnel.models.chapters import ChapterBlock
from cms.funnel.models.self_tests import TEXT_FEATURES
from cms.funnel.models.tags import NEUTRAL_TAG, check_neutral

PDF_BEGINS = b"%PDF-"


def private_storage() -> Storage:
    """Where no address leads to."""
    return storages["private"]


def _what_becomes_of_chapters() -> str:
    from cms.funnel.ebook_pdf import standing

    return standing()


class Ebook(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A book in return for an address."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("slug"),
        unique=True,
        max_length=80,
        help_text=_("Part of the address. Changing it breaks links that people have kept."),
    )
    subtitle = models.CharField(_("subtitle"), max_length=200, blank=True)
    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    points = StreamField(
        [("point", blocks.CharBlock(label=_("Line"), max_length=160, icon="tick"))],
        verbose_name=_("what is in it"),
        blank=True,
        max_num=6,
        help_text=_("Three short lines work best."),
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file = models.FileField(
        _("PDF file"),
        upload_to="ebooks",
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf"])],
        help_text=_("Only a personal link opens it; no public address leads to it."),
    )
    chapters = StreamField(
        [("chapter", ChapterBlock())],
        verbose_name=_("chapters"),
        blank=True,
        max_num=40,
        help_text=_("Visitors read these on a light page, behind the same personal link."),
    )
    made_file = models.FileField(
        upload_to="ebooks", storage=private_storage, blank=True, editable=False
    )
    pages = models.PositiveSmallIntegerField(
        _("number of pages"), default=1, validators=[MinValueValidator(1)]
    )
    tag = models.CharField(_("tag"), max_length=40, blank=True, help_text=NEUTRAL_TAG)

    panels = [
        TitleFieldPanel("title"),
        "slug",
        "subtitle",
        "intro",
        "points",
        "cover",
        "file",
        "pages",
        "chapters",
        HelpPanel(content=lazy(_what_becomes_of_chapters, str)()),
        "tag",
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("e-book")
        verbose_name_plural = _("e-books")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where visitors ask for it."""
        return reverse("funnel:ebook", args=[self.slug])

    @property
    def url(self) -> str:
        """The same, in the word that calls on a page use."""
        return self.get_absolute_url()

    @property
    def pdf(self) -> FieldFile:
        """The file to download: what was uploaded, else what was made of the chapters."""
        return self.file or self.made_file

    def clean(self) -> None:
        """The tag tells nothing, there is something to read, and a file is what its name says."""
        super().clean()
        check_neutral(self.tag, self.title, self.subtitle)
        if not self.file and not self.chapters:
            raise ValidationError({"file": gettext("Upload a PDF file, or write chapters below.")})
        if self._file_is_new() and not _begins_as_pdf(self.file):
            raise ValidationError(
                {"file": gettext("This is not a PDF file, whatever its name says.")}
            )

    def _file_is_new(self) -> bool:
        return bool(self.file) and not getattr(self.file, "_committed", True)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """The page that visitors see."""
        return "funnel/ebook_page.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        """The page's own context, from this draft."""
        from cms.funnel.visitor.ebooks import ebook_context

        return {"request": request, **ebook_context(self)}


def _begins_as_pdf(file: Any) -> bool:
    file.seek(0)
    begins = file.read(len(PDF_BEGINS))
    file.seek(0)
    return bool(begins == PDF_BEGINS)
