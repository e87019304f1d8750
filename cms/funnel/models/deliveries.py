"""The outbox: what is owed by mail, a row before it is a task."""

from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.leads import Lead
from cms.funnel.models.leased import Leased


class Delivery(Leased):
    """One mail that is owed to one lead, once per generation of what it is about."""

    class Kind(models.TextChoices):
        """What the mail brings; `object_id` is what it is about, such as a Grant."""

        EBOOK = "ebook", _("link to the e-book")
        REMINDER = "reminder", _("reminder of the e-book")
        TRIAL = "trial", _("link to the trial")
        MY_DATA = "my_data", _("link to one's own data")
        NEW_ADDRESS = "new_address", _("link to a new address")
        MOVED = "moved", _("word of a new address to the old one")

    class State(models.TextChoices):
        """Where the mail is on its way."""

        PENDING = "pending", _("waiting to be sent")
        LEASED = "leased", _("being sent")
        HANDED = "handed", _("handed over, no answer yet")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        UNCERTAIN = "uncertain", _("uncertain: perhaps sent")
        CANCELLED = "cancelled", _("cancelled")

    # Nobody can be cut off from these by a wish for no more mail.
    OWN_DATA = (Kind.MY_DATA, Kind.NEW_ADDRESS, Kind.MOVED)
    FINAL = (State.SENT, State.FAILED, State.UNCERTAIN, State.CANCELLED)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    object_id = models.UUIDField()
    generation = models.PositiveSmallIntegerField(_("generation"), default=1)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.PENDING
    )
    created_at = models.DateTimeField(_("owed since"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "not_before"], name="due_deliveries")]
        constraints = [
            models.UniqueConstraint(
                fields=["lead", "kind", "object_id", "generation"], name="one_mail_per_generation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_state_display()})"
