"""Work that comes back: a row per chore, claimed like any other, so that one process does it."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Chore(models.Model):
    """A chore and when it is due next."""

    name = models.CharField(_("name"), max_length=40, primary_key=True)
    not_before = models.DateTimeField(_("not before"))

    class Meta:
        verbose_name = _("chore")
        verbose_name_plural = _("chores")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def claim(cls, name: str, every: timedelta) -> bool:
        """True for the one process that may do the chore now; it is due again after `every`."""
        now = timezone.now()
        due_at = cls.objects.filter(name=name).values_list("not_before", flat=True).first()
        if due_at is None:
            cls.objects.get_or_create(name=name, defaults={"not_before": now})
        elif due_at > now:
            return False
        due = cls.objects.filter(name=name, not_before__lte=now)
        return bool(due.update(not_before=now + every))
