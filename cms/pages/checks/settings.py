"""What staff themselves decide about the checks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.lib.promises import START


def start_list() -> str:
    """The list that a new site begins with, a phrase on every line."""
    return "\n".join(START)


@register_setting(icon="check")
class CheckSettings(BaseGenericSetting):
    """The phrases that promise too much."""

    phrases = models.TextField(
        _("phrases that promise a cure"),
        default=start_list,
        blank=True,
        help_text=_("One on every line. The tab “Check” of an article says where one is used."),
    )

    panels = ["phrases"]

    class Meta:
        verbose_name = _("checks while writing")

    @classmethod
    def phrase_list(cls) -> list[str]:
        """The phrases as they are now; reads one row, makes none."""
        kept = cls.objects.values_list("phrases", flat=True).first()
        return (start_list() if kept is None else kept).splitlines()
