"""What the site decides about reviews."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

MONTHS = [MinValueValidator(1), MaxValueValidator(120)]


@register_setting(icon="clipboard-list")
class ReviewSettings(BaseGenericSetting):
    """How long a review holds, who hears of it, and what readers are told."""

    months = models.PositiveSmallIntegerField(
        _("months until the next review"),
        default=12,
        validators=MONTHS,
        help_text=_("An article may have a term of its own, in its tab “Review”."),
    )
    remind_to = models.EmailField(
        _("reminders to"),
        blank=True,
        help_text=_("For articles whose reviewer and author have no login with an e-mail address."),
    )
    says_when_overdue = models.BooleanField(
        _("tell readers when a review is overdue"),
        default=False,
        help_text=_("A calm line below the title, from the day that the review is due."),
    )

    panels = ["months", "remind_to", "says_when_overdue"]

    class Meta:
        verbose_name = _("reviews")

    @classmethod
    def current(cls) -> "ReviewSettings":
        """The settings as they are now; reads one row, makes none."""
        return cls.objects.first() or cls()
