"""What works, in sums: no row is about a person."""

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Station(models.TextChoices):
    """A place on the way that is counted."""

    TEST_STARTED = "test_started", _("test started")
    QUESTION_SHOWN = "question_shown", _("question shown")
    QUESTION = "question", _("question answered")
    QUESTION_BACK = "question_back", _("back from a question")
    OUTCOME = "outcome", _("outcome reached")
    EBOOK_ASKED = "ebook_asked", _("e-book asked for")
    EBOOK_CONFIRMED = "ebook_confirmed", _("e-book confirmed")
    EBOOK_DOWNLOADED = "ebook_downloaded", _("e-book downloaded")
    TRIAL_ASKED = "trial_asked", _("trial asked for")
    TRIAL_STARTED = "trial_started", _("trial started")


class Counter(models.Model):
    """How often something happened on one day; `subject` says to what.

    `test:3/v:2/q:5` is question 5 of version 2 of a test. `/o:1` after it is its first answer, and
    `/l:4/o:1` that of the fourth line of a grid.
    """

    day = models.DateField(_("day"))
    station = models.CharField(_("station"), max_length=24, choices=Station.choices)
    subject = models.CharField(_("subject"), max_length=80)
    origin = models.CharField(_("origin"), max_length=60, blank=True)
    total = models.PositiveIntegerField(_("total"), default=0)

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "station", "subject", "origin"], name="one_counter_per_day"
            )
        ]


def count(station: Station, subject: str, origin: str = "") -> None:
    """Add one; two workers at once lose nothing."""
    key = {
        "day": timezone.localdate(),
        "station": station,
        "subject": subject,
        "origin": origin,
    }
    one_more = Counter.objects.filter(**key)
    if one_more.update(total=F("total") + 1):
        return
    try:
        with transaction.atomic():
            Counter.objects.create(**key, total=1)
    except IntegrityError:
        one_more.update(total=F("total") + 1)
