"""The way to one's own data: a personal link, mailed to whoever asks with an address we know."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.keys import link_token_hashed
from cms.funnel.models.leads import Lead


class DataLink(models.Model):
    """One link; asking again makes the next, and nobody's open page ends by it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="data_links")
    generation = models.PositiveSmallIntegerField(_("generation"))
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("asked at"))
    expires_at = models.DateTimeField(_("link ends at"), db_index=True)

    class Meta:
        verbose_name = _("link to one's own data")
        verbose_name_plural = _("links to one's own data")
        constraints = [
            models.UniqueConstraint(
                fields=["lead", "generation"], name="one_data_link_per_generation"
            )
        ]

    @property
    def token(self) -> str | None:
        """The token of the personal link."""
        return link_token_hashed(self.token_hash, "my data", self.id, self.generation)
