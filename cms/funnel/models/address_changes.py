"""A wish to be reached elsewhere: nothing changes before the new mailbox says yes."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.funnel.addresses import folded
from cms.funnel.keys import address_ring, link_token, link_token_hashed
from cms.funnel.models.leads import Lead
from cms.lib.tokens import hash_token

LINK_LASTS = timedelta(days=7)


class AddressChange(models.Model):
    """One wish; the old address is kept in it until the mail that tells of the change is gone."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="address_changes")
    new_box = models.BinaryField()
    old_box = models.BinaryField(null=True)
    # The new mailbox as limits see it: no link of ours is a way to fill another's mailbox.
    folded_index = models.CharField(max_length=64, db_index=True)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    expires_at = models.DateTimeField(_("link ends at"), db_index=True)
    done_at = models.DateTimeField(_("changed at"), null=True)

    class Meta:
        verbose_name = _("change of address")
        verbose_name_plural = _("changes of address")

    @classmethod
    def wish(cls, lead: Lead, address: str) -> "AddressChange":
        """Keep the wish for this normal address."""
        change_id = uuid4()
        return cls.objects.create(
            id=change_id,
            lead=lead,
            new_box=address_ring().seal(address, _bound("new", change_id)),
            folded_index=cls.limit_of(address),
            token_hash=hash_token(link_token("address", change_id)),
            expires_at=timezone.now() + LINK_LASTS,
        )

    @staticmethod
    def limit_of(address: str) -> str:
        """By what the mails to one mailbox are counted."""
        return address_ring().index(folded(address))

    @property
    def token(self) -> str | None:
        """The token of the link that goes to the new mailbox."""
        return link_token_hashed(self.token_hash, "address", self.id)

    @property
    def new_address(self) -> str:
        """Where the lead wants to be reached."""
        return address_ring().open(bytes(self.new_box), _bound("new", self.id))

    @property
    def old_address(self) -> str:
        """Where the lead was reached before; empty as long as nothing changed."""
        if self.old_box is None:
            return ""
        return address_ring().open(bytes(self.old_box), _bound("old", self.id))

    def become_done(self, old_address: str) -> None:
        """Keep what the last mail to the old mailbox needs; the caller saves."""
        self.old_box = address_ring().seal(old_address, _bound("old", self.id))
        self.done_at = timezone.now()


def _bound(which: str, change_id: UUID) -> str:
    return f"{which} address:{change_id}"
