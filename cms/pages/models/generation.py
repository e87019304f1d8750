"""How often the site has changed, as its visitors see it."""

from django.db import models, transaction
from django.db.models import F


class Generation(models.Model):
    """One row with one number: another number, another site."""

    number = models.PositiveBigIntegerField(default=0)

    # It tells of changes; it is none that an editor would look for.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """The number now; one light query."""
        return cls.objects.values_list("number", flat=True).filter(pk=1).first() or 0

    @classmethod
    def begin(cls) -> None:
        """Begin a new one as soon as what was changed is there for all to see.

        Not within the change itself, whose lock on the one row would make editors wait for each
        other. A process that is killed between the two costs a minute, as nothing is kept longer.
        """
        transaction.on_commit(cls._count, robust=True)

    @classmethod
    def _count(cls) -> None:
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})
