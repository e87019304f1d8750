"""Who was erased: no address, only what tells it when a restored backup brings it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """A tombstone: the keyed hash of one address, and when its owner was erased for the last time.

    Its twin stands in a file beside the database, so that a backup of one is healed by the other.
    """

    address_index = models.CharField(max_length=64, primary_key=True)
    erased_at = models.DateTimeField(_("erased at"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d}"

    @classmethod
    def remember(cls, address_index: str, erased_at: object) -> None:
        """Keep a tombstone; a later erasure of the same address takes the place of an earlier."""
        _kept, new = cls.objects.get_or_create(
            address_index=address_index, defaults={"erased_at": erased_at}
        )
        if not new:
            earlier = cls.objects.filter(address_index=address_index, erased_at__lt=erased_at)
            earlier.update(erased_at=erased_at)
