"""Where a claim comes from."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class Source(index.Indexed, models.Model):
    """A study, book or page that articles refer to by “Bron”."""

    class Status(models.TextChoices):
        """How far we are with it."""

        UNFILLED = "unfilled", _("still to be filled in")
        CHECKED = "checked", _("checked")

    title = models.CharField(_("title"), max_length=500)
    url = models.URLField(_("address"), max_length=1000, blank=True)
    authors = models.CharField(_("authors"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.UNFILLED
    )

    panels = ["title", "authors", "year", "url", "status"]
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

    def clean(self) -> None:
        """A checked source is one that a reader can look up."""
        super().clean()
        if self.status == self.Status.CHECKED and not (self.url or (self.authors and self.year)):
            raise ValidationError(
                {
                    "status": _(
                        "A checked source needs a web address, or its authors and year. "
                        "Fill those in, or leave it as “still to be filled in”."
                    )
                }
            )
