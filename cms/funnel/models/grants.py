"""A request for an e-book, and the personal link that answers it."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.keys import link_token_hashed, outcome_ring
from cms.funnel.models.ebooks import Ebook
from cms.funnel.models.leads import Lead


class Grant(models.Model):
    """One request; asking again later makes the next generation.

    The outcome waits here, sealed, until the owner of the mailbox confirms: only then it is theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="grants")
    ebook = models.ForeignKey(Ebook, on_delete=models.PROTECT, related_name="grants")
    generation = models.PositiveSmallIntegerField(_("generation"), default=1)
    token_hash = models.CharField(max_length=64, unique=True)
    outcome_box = models.BinaryField(null=True)
    tag = models.CharField(_("tag"), max_length=40, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("came from"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"))
    expires_at = models.DateTimeField(_("link ends at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    chapter = models.PositiveSmallIntegerField(_("chapter that was read last"), default=0)
    downloaded_at = models.DateTimeField(_("first download"), null=True)

    class Meta:
        verbose_name = _("e-book request")
        verbose_name_plural = _("e-book requests")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["lead", "ebook", "generation"], name="one_grant_per_generation"
            )
        ]

    @property
    def token(self) -> str | None:
        """The token of the personal link."""
        return link_token_hashed(self.token_hash, "ebook", self.id)

    def hold_outcome(self, outcome: str, tag: str) -> None:
        """Seal the outcome, and the tag that follows from it, until confirmation; caller saves."""
        self.outcome_box = outcome_ring().seal(outcome, f"grant:{self.id}")
        self.tag = tag

    @property
    def held_outcome(self) -> str:
        """The outcome that waits for confirmation, as JSON; empty when there is none."""
        if self.outcome_box is None:
            return ""
        return outcome_ring().open(bytes(self.outcome_box), f"grant:{self.id}")
