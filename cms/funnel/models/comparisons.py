"""A walk through what changed in the audience, a page at a time; whoever claims it takes a page."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.leased import Leased

# The next walk begins a little before the last one did: clocks differ, and changes settle late.
OVERLAP = timedelta(hours=1)


class Comparison(Leased):
    """One walk over what changed after `since`, or over all; `skip` contacts are behind it."""

    class State(models.TextChoices):
        """Where the walk stands."""

        PENDING = "pending", _("waiting")
        LEASED = "leased", _("busy")
        DONE = "done", _("done")
        FAILED = "failed", _("given up")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.PENDING
    )
    since = models.DateTimeField(null=True)
    skip = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comparison with Mailchimp")
        verbose_name_plural = _("comparisons with Mailchimp")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.get_state_display()

    @classmethod
    def last_done(cls) -> Comparison | None:
        """The newest walk that came to its end."""
        return cls.objects.filter(state=cls.State.DONE).order_by("-started_at").first()
