"""The words that ask for a consent, version by version: who agreed to an older one stays findable.

Version and proof carry the same hash of the same words.
"""

from hashlib import sha256
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.append_only import AppendOnly


class ConsentText(AppendOnly):
    """One version of the words in one place; the newest is in force."""

    class Place(models.TextChoices):
        """Where the words stand; the first three are the answers to one question."""

        EBOOK_ONLY = "e-book", _("Answer: the e-book only")
        TIPS = "tips", _("Answer: tips too")
        FITTING_TIPS = "passende-tips", _("Answer: tips that fit the outcome")
        DOWNLOAD_PAGE = "download", _("Button for tips on the download page")
        TRIAL = "trial", _("Below the form for the trial")

    place = models.CharField(_("place"), max_length=16, choices=Place.choices)
    number = models.PositiveIntegerField(_("version"))
    text = models.CharField(_("text"), max_length=300)
    hint = models.CharField(
        _("explanation"),
        max_length=400,
        blank=True,
        help_text=_("In small letters below it; it is part of what people agree to."),
    )
    text_hash = models.CharField(_("hash"), max_length=64, editable=False)
    by = models.CharField(_("written by"), max_length=150, editable=False)
    at = models.DateTimeField(_("in force since"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["place", "number"], name="one_text_per_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the next version of its place."""
        newest = type(self).objects.filter(place=self.place).aggregate(newest=Max("number"))
        self.number = (newest["newest"] or 0) + 1
        self.text_hash = sha256(self.whole.encode()).hexdigest()
        super().save(*args, **kwargs)

    @property
    def whole(self) -> str:
        """The whole sentence that somebody agrees to."""
        return f"{self.text} {self.hint}".strip()

    @classmethod
    def in_force(cls) -> QuerySet["ConsentText"]:
        """The newest version of each place, in one query."""
        newest = cls.objects.order_by().values("place").annotate(newest=Max("pk"))
        return cls.objects.filter(pk__in=newest.values("newest"))
