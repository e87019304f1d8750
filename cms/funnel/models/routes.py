"""What marketers decide: which outcome leads where, and what is offered when nothing is said."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.funnel.models.ebooks import Ebook
from cms.funnel.models.self_tests import SelfTest
from cms.funnel.models.tags import NEUTRAL_TAG, check_neutral
from cms.funnel.models.trials import Trial
from cms.funnel.routing.offer import Rule


class Route(models.Model):
    """One rule; the first one that holds decides, an empty condition always holds."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("For your own overview; visitors never see it.")
    )
    sort_order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    self_test = models.ForeignKey(
        SelfTest,
        verbose_name=_("self-test"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="routes",
        help_text=_("Empty: every test."),
    )
    outcome = models.CharField(
        _("outcome code"), max_length=40, blank=True, help_text=_("Empty: every outcome.")
    )
    ebook = models.ForeignKey(
        Ebook,
        verbose_name=_("e-book"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="routes",
        help_text=_("Empty: no e-book."),
    )
    offers_trial = models.BooleanField(_("offers the trial"), default=True)
    tag = models.CharField(_("tag"), max_length=40, blank=True, help_text=NEUTRAL_TAG)

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """The tag tells nothing about the test or its outcome."""
        super().clean()
        check_neutral(self.tag, self.outcome, self.self_test.title if self.self_test else "")

    def as_rule(self) -> Rule:
        """The route as a value that can be judged without a database."""
        return Rule(
            self.name, self.self_test_id, self.outcome, self.ebook_id, self.offers_trial, self.tag
        )


def _standard(target: type[models.Model], label: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        target,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For every page that names none of its own."),
    )


@register_setting(icon="redirect")
class FunnelSettings(BaseSiteSetting):
    """The test, e-book and trial for every page that names none of its own."""

    self_test = _standard(SelfTest, _("standard self-test"))
    ebook = _standard(Ebook, _("standard e-book"))
    trial = _standard(Trial, _("standard trial"))

    panels = ["self_test", "ebook", "trial"]

    class Meta:
        verbose_name = _("funnel")
