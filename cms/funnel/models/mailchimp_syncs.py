"""What the audience should hold of a lead: a state to reach, never a list of events to replay."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

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
