"""Who looked at leads, took them along or tried again for them: a log that is only added to.

It names people by their words of that day, so that no deletion of an account rewrites it.
"""

from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.funnel.models.append_only import AppendOnly


class LeadAccess(AppendOnly):
    """One look, export or second try; it holds no address."""

    class Act(models.TextChoices):
        """What somebody did."""

        VIEWED = "viewed", _("opened the page of a lead")
        READ_OUTCOME = "outcome", _("read a kept outcome")
        EXPORTED = "exported", _("exported leads")
        REPLAYED = "replayed", _("tried a failed step again")
        ARRIVED = "arrived", _("said that an uncertain mail arrived")
        ONCE_MORE = "once_more", _("had an uncertain mail sent once more")

    act = models.CharField(_("what"), max_length=12, choices=Act.choices)
    lead_id = models.UUIDField(_("lead"), null=True, db_index=True, editable=False)
    about = models.CharField(_("about"), max_length=200, blank=True)
    user_id = models.CharField(max_length=40, editable=False)
    by = models.CharField(_("who"), max_length=150)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("look at leads")
        verbose_name_plural = _("looks at leads")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.by}"

    @classmethod
    def log(cls, user: Any, act: Act, lead_id: UUID | None = None, **more: Any) -> "LeadAccess":
        """Write down who did what."""
        by = user.get_full_name() or user.get_username()
        return cls.objects.create(act=act, lead_id=lead_id, user_id=user.pk, by=by, **more)
