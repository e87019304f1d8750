"""Somebody of the trade read an article and agrees with it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.reviews.standing import Standing, standing


class Review(models.Model):
    """A sign-off: who, when, and of exactly which content. Only the last four fields ever change.

    They are worked out from all sign-offs of an article whenever one is added or it is published.
    """

    article = models.ForeignKey(
        "pages.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="reviews",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("revision"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # A revision may be purged, and autosave writes into the newest: this says what was signed.
    content_hash = models.CharField(max_length=64)
    reviewer = models.ForeignKey(
        "pages.Author",
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
    )
    name = models.CharField(_("name"), max_length=255)
    credentials = models.CharField(_("credentials"), max_length=255)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    invitation = models.OneToOneField(
        "pages.ReviewInvitation",
        verbose_name=_("invitation"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="review",
    )
    signed_at = models.DateTimeField(_("reviewed on"))
    note = models.TextField(_("note"), blank=True)

    was_live = models.BooleanField(default=False)
    shown = models.BooleanField(_("shown on the page"), default=False)
    changed_since = models.BooleanField(_("changed since"), default=False)
    due_on = models.DateField(_("due on"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        default_permissions = ("view",)
        ordering = ["-signed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(shown=True), name="one_review_is_shown"
            )
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(shown=True), name="reviews_by_due_date")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.signed_on:%Y-%m-%d}"

    @property
    def signed_on(self) -> date:
        """The day of the review, here."""
        return timezone.localdate(self.signed_at)

    @property
    def url(self) -> str:
        """Where a reader finds the reviewer; empty for a guest."""
        return self.reviewer.get_absolute_url() if self.reviewer else ""

    @property
    def standing(self) -> Standing:
        """What it is worth today."""
        return standing(self.due_on, timezone.localdate())

    @property
    def is_by_the_author(self) -> bool:
        """True when writer and reviewer are one person, which a reader should know."""
        author: Any = self.article.author_id
        return author is not None and author == self.reviewer_id
