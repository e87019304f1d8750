"""What stood at the other end of a source's link, when somebody last looked."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.links.verdict import Standing, State

WORDS = {
    State.UNVISITED: _("not looked at"),
    State.ALIVE: _("is there"),
    State.MOVED: _("moved"),
    State.LATER: _("no answer"),
    State.GUARDED: _("closed to us"),
    State.FAILING: _("not found"),
    State.DEAD: _("dead"),
}
MEANING = {
    State.UNVISITED: _("Nobody looked there yet."),
    State.ALIVE: _("It was there when we looked last."),
    State.MOVED: _("It has a new address for good. Take that over, if it shows the same."),
    State.LATER: _("It did not answer, or asked to come back later. We try again by ourselves."),
    State.GUARDED: _("It lets no robots in. Open it yourself now and then."),
    State.FAILING: _("It was not found. We look again tomorrow, three days in all."),
    State.DEAD: _("It was not found on three days. Look for another address, or another source."),
}


class LinkVisit(models.Model):
    """One row per source with a link; whoever visits it moves `not_before` first."""

    source = models.OneToOneField(
        "pages.Source", on_delete=models.CASCADE, primary_key=True, related_name="visit"
    )
    address = models.URLField(max_length=1000)
    state = models.CharField(
        _("link"),
        max_length=16,
        choices=[(state.value, words) for state, words in WORDS.items()],
        default=State.UNVISITED,
    )
    answer = models.CharField(_("answer"), max_length=16, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failed_on = models.DateField(null=True, blank=True)
    moved_to = models.URLField(_("new address"), max_length=1000, blank=True)
    visited_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    not_before = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("visit to a link")
        verbose_name_plural = _("visits to links")
        indexes = [models.Index(fields=["not_before"])]

    def __str__(self) -> str:
        return self.address

    @property
    def standing(self) -> Standing:
        """What the verdict builds on."""
        return Standing(State(self.state), self.failures, self.failed_on, self.moved_to)

    @property
    def meaning(self) -> Any:
        """What the state says, and what somebody can do about it."""
        return MEANING[State(self.state)]

    @classmethod
    def follow(cls, pk: int, address: str) -> None:
        """Let the row of a source speak of this address: another one is not looked at yet."""
        rows = cls.objects.filter(source=pk)
        if not address:
            rows.delete()
        elif not rows.exists():
            rows.get_or_create(source_id=pk, defaults={"address": address})
        else:
            afresh = cls(source_id=pk, address=address)
            rows.exclude(address=address).update(
                **{field.attname: getattr(afresh, field.attname) for field in cls.kept_fields()}
            )

    @classmethod
    def kept_fields(cls) -> list[models.Field]:
        """Every field but the key."""
        return [field for field in cls._meta.concrete_fields if not field.primary_key]


class LinkHost(models.Model):
    """A web site that we visit: one request at a time, and a rest after it."""

    name = models.CharField(max_length=255, primary_key=True)
    not_before = models.DateTimeField()

    class Meta:
        verbose_name = _("web site of a source")
        verbose_name_plural = _("web sites of sources")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def claim(cls, name: str, now: datetime, until: datetime) -> datetime | None:
        """None for the one who may ask until then; for others, when to come back."""
        free = cls.objects.filter(name=name, not_before__lte=now)
        if free.update(not_before=until):
            return None
        row, is_new = cls.objects.get_or_create(name=name, defaults={"not_before": until})
        return None if is_new else row.not_before
