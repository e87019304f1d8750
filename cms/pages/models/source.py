"""Where a claim comes from."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.search import index

from cms.pages.links.panel import LinkPanel

DOI = re.compile(r"10\.\d{4,9}/\S+")
BEFORE_DOI = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*", re.IGNORECASE)


class Source(index.Indexed, models.Model):
    """A study, book or page that articles refer to by “Bron”."""

    class Status(models.TextChoices):
        """How far we are with it."""

        UNFILLED = "unfilled", _("still to be filled in")
        CHECKED = "checked", _("checked")

    class Kind(models.TextChoices):
        """What it is."""

        ARTICLE = "article", _("study")
        BOOK = "book", _("book")
        GUIDELINE = "guideline", _("guideline")
        WEBSITE = "website", _("website")
        OTHER = "other", _("other")

    title = models.CharField(_("title"), max_length=500)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.ARTICLE)
    theme = models.ForeignKey(
        "pages.Category",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sources",
        help_text=_("Where it stands among the studies and books; empty: under “General”."),
    )
    authors = models.CharField(_("authors"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    publisher = models.CharField(
        _("publisher"), max_length=255, blank=True, help_text=_("Or the journal it stands in.")
    )
    url = models.URLField(
        _("address"),
        max_length=1000,
        blank=True,
        help_text=_("May stay empty when there is a DOI or a PubMed number."),
    )
    doi = models.CharField(
        "DOI", max_length=255, blank=True, help_text=_("For instance: 10.1136/bmj.j3221.")
    )
    pmid = models.CharField(_("PubMed number"), max_length=12, blank=True)
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.UNFILLED
    )
    checked_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("Empty: today, once it is checked.")
    )

    panels = [
        "title",
        FieldRowPanel(["kind", "theme"]),
        "authors",
        FieldRowPanel(["publisher", "year"]),
        "url",
        FieldRowPanel(["doi", "pmid"]),
        LinkPanel(heading=_("Where it leads")),
        FieldRowPanel(["status", "checked_on"]),
    ]
    search_fields = [
        index.AutocompleteField("title"),
        index.SearchField("title"),
        index.SearchField("authors"),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title"]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title

    @property
    def link(self) -> str:
        """Where a reader can look it up: its address, else what its DOI or PubMed number gives."""
        if self.url:
            return self.url
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    def clean(self) -> None:
        """A checked source is one that a reader can look up."""
        super().clean()
        self.doi = BEFORE_DOI.sub("", self.doi, count=1).strip()
        self.pmid = self.pmid.strip()
        if wrong := self._wrong():
            raise ValidationError(wrong)
        if self.status == self.Status.CHECKED and not self.checked_on:
            self.checked_on = timezone.localdate()

    def _wrong(self) -> dict[str, object]:
        next_year = timezone.localdate().year + 1
        checks = {
            "doi": (
                bool(self.doi) and not DOI.fullmatch(self.doi),
                _("A DOI looks like 10.1136/bmj.j3221: “10.”, a number, a slash and the rest."),
            ),
            "pmid": (
                bool(self.pmid) and not re.fullmatch(r"[1-9]\d{0,8}", self.pmid),
                _("A PubMed number has digits only, such as 11880847."),
            ),
            "year": (
                bool(self.year) and not 1000 <= (self.year or 0) <= next_year,
                _("Write the year of publication in four digits; it cannot lie in the future."),
            ),
            "status": (
                self.status == self.Status.CHECKED
                and not (self.link or (self.authors and self.year)),
                _(
                    "A checked source needs a web address, a DOI or a PubMed number, or its "
                    "authors and year. Fill those in, or leave it as “still to be filled in”."
                ),
            ),
        }
        return {field: sentence for field, (is_wrong, sentence) in checks.items() if is_wrong}
