"""What the audience should hold of a lead: a state to reach, never a list of events to replay."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.keys import address_ring
from cms.funnel.models.leads import Lead
from cms.funnel.models.leased import Leased


class MailchimpSync(Leased):
    """One row per lead; it is due while `synced_version` is behind `desired_version`."""

    class State(models.TextChoices):
        """Where the sync stands."""

        PENDING = "pending", _("waiting")
        LEASED = "leased", _("busy")
        SYNCED = "synced", _("in step")
        REFUSED = "refused", _("refused by the audience")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.OneToOneField(Lead, on_delete=models.CASCADE, related_name="sync")
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.PENDING
    )
    desired_version = models.PositiveIntegerField(_("wanted version"), default=1)
    synced_version = models.PositiveIntegerField(_("version there"), default=0)
    # What was refused, and how often somebody said “look again”, beside how often we did.
    refused_version = models.PositiveIntegerField(default=0)
    hints = models.PositiveIntegerField(default=0)
    heard = models.PositiveIntegerField(default=0)
    moved_to_box = models.BinaryField(null=True)
    fresh_opt_in = models.BooleanField(default=False)
    sent_tags = models.JSONField(_("tags there"), default=list)
    # Keys of contacts to delete there, parted by spaces: of who was erased nothing else is left.
    leaving = models.TextField(blank=True)
    remote_status = models.CharField(_("status there"), max_length=16, blank=True)
    advice = models.TextField(_("what to do"), blank=True)
    synced_at = models.DateTimeField(_("in step since"), null=True)

    class Meta:
        verbose_name = _("contact in the audience")
        verbose_name_plural = _("contacts in the audience")
        indexes = [models.Index(fields=["state", "not_before"], name="due_syncs")]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def is_owed(self) -> bool:
        """True when the audience should hold something that it has neither got nor refused."""
        return self.desired_version not in (self.synced_version, self.refused_version)

    @property
    def is_hinted_at(self) -> bool:
        """True when somebody says that it changed there, and we have not looked since."""
        return self.hints > self.heard

    def move_to(self, address: str) -> None:
        """Seal the address that the contact is said to have now; the caller saves."""
        self.moved_to_box = address_ring().seal(address, f"moved:{self.id}")

    @property
    def moved_to(self) -> str:
        """The address that the contact is said to have now; empty when nobody says so."""
        if self.moved_to_box is None:
            return ""
        return address_ring().open(bytes(self.moved_to_box), f"moved:{self.id}")
