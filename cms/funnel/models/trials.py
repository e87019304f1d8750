"""The 7-day trial: what is offered day by day, and who takes part."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cms.funnel.keys import link_token_hashed
from cms.funnel.models.leads import Lead
from cms.funnel.models.self_tests import TEXT_FEATURES
from cms.funnel.models.tags import NEUTRAL_TAG, check_neutral


class DayBlock(blocks.StructBlock):
    """One day of the trial."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("What happens that day"), features=TEXT_FEATURES)

    class Meta:
        icon = "date"
        label = _("Day")
        label_format = "{title}"
        description = _("What the visitor does on one day.")


class Trial(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """An offer to try the programme."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), unique=True, max_length=80)
    promise = models.CharField(
        _("promise"), max_length=200, help_text=_("One sentence: what the trial brings.")
    )
    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    days = StreamField(
        [("day", DayBlock())],
        verbose_name=_("days"),
        max_num=31,
        help_text=_("One block a day, in the order of the days."),
    )
    after = RichTextField(
        _("and then"),
        features=TEXT_FEATURES,
        help_text=_("What it costs afterwards, and how to stop: in plain words."),
    )
    tag = models.CharField(_("tag"), max_length=40, blank=True, help_text=NEUTRAL_TAG)

    panels = [TitleFieldPanel("title"), "slug", "promise", "intro", "days", "after", "tag"]
    # The one that `/proefversie/` shows; whoever looks up several says it of the others.
    has_short_address = True
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("trial")
        verbose_name_plural = _("trials")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where visitors ask for it: the site's standard trial has the short address."""
        if self.has_short_address:
            return reverse("funnel:trial")
        return reverse("funnel:trial_offer", args=[self.slug])

    @property
    def url(self) -> str:
        """The same, in the word that calls on a page use."""
        return self.get_absolute_url()

    def clean(self) -> None:
        """The tag tells nothing."""
        super().clean()
        check_neutral(self.tag, self.title)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """The page that visitors see."""
        return "funnel/trial_page.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        """The page's own context, from this draft."""
        from cms.funnel.visitor.trials import trial_context

        return {"request": request, **trial_context(self)}


LINK_LASTS = timedelta(days=30)


class Enrolment(models.Model):
    """A lead in a trial, recorded once; asking again sends the mail again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="enrolments")
    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="enrolments")
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("asked at"))
    started_at = models.DateTimeField(_("started at"), null=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["lead", "trial"], name="one_enrolment_per_lead")
        ]

    @property
    def token(self) -> str | None:
        """The token of the personal link."""
        return link_token_hashed(self.token_hash, "trial", self.id)

    @property
    def expires_at(self) -> datetime:
        """When the link ends; asking again makes it last again."""
        return self.asked_at + LINK_LASTS
