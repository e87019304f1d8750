"""What a page has that somebody of the trade checks."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel

from cms.pages.models.review import Review
from cms.pages.reviews.panel import ReviewPanel
from cms.pages.reviews.settings import MONTHS
from cms.pages.reviews.standing import Standing


class Reviewed(models.Model):
    """Who is asked to check it and how often; who really did comes from its reviews."""

    reviewer = models.ForeignKey(
        "pages.Author",
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles_to_review",
        help_text=_("Who is asked to check this text. Readers see who really did."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("months until the next review"),
        null=True,
        blank=True,
        validators=MONTHS,
        help_text=_("Empty: the site's own term."),
    )

    review_panels = [FieldRowPanel(["reviewer", "review_months"]), ReviewPanel()]

    class Meta:
        abstract = True

    @cached_property
    def review(self) -> Review | None:
        """The sign-off that this page shows, with its reviewer."""
        if self.pk is None or hasattr(self, "says_when_overdue"):  # Joined: none is none.
            found = getattr(self, "shown_review", None)
        else:
            reviews = Review.objects.filter(article=self.pk, shown=True)
            found = reviews.select_related("reviewer").first()
        if found:
            found.article = self  # It is asked who wrote the article, which is known here.
        return found

    @property
    def is_overdue(self) -> bool:
        """True when readers are to be told that the review was a while ago."""
        review = self.review
        return bool(
            review
            and getattr(self, "says_when_overdue", False)
            and review.standing is Standing.OVERDUE
        )
