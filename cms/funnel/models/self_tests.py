"""A self-test as editors know it: drafts, revisions, previews."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cms.funnel.models.questions import BandBlock, QuestionBlock
from cms.funnel.self_test.definition import Band, Definition, Option, Question, Urgency

if TYPE_CHECKING:
    from django.http import HttpResponse

TEXT_FEATURES = ["bold", "italic", "ul", "ol", "link"]


class SelfTest(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A test that a visitor does; what is published is frozen as a SelfTestVersion."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("slug"), unique=True, max_length=80)
    promise = models.CharField(
        _("promise"),
        max_length=200,
        help_text=_("One sentence: what the visitor knows afterwards."),
    )
    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=3)
    questions = StreamField(
        [("question", QuestionBlock())], verbose_name=_("questions"), max_num=60
    )
    outcomes = StreamField([("band", BandBlock())], verbose_name=_("outcomes"), max_num=20)
    see_doctor_advice = RichTextField(
        _("advice: see your doctor"), blank=True, features=TEXT_FEATURES
    )
    urgent_advice = RichTextField(
        _("advice: call your doctor today"), blank=True, features=TEXT_FEATURES
    )
    emergency_advice = RichTextField(_("advice: call 112"), blank=True, features=TEXT_FEATURES)
    live_version = models.ForeignKey(
        "funnel.SelfTestVersion",
        verbose_name=_("published version"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        TitleFieldPanel("title"),
        "slug",
        "promise",
        "minutes",
        "intro",
        "questions",
        "outcomes",
        MultiFieldPanel(
            [
                FieldPanel("see_doctor_advice"),
                FieldPanel("urgent_advice"),
                FieldPanel("emergency_advice"),
            ],
            heading=_("Advice at a red flag"),
            help_text=_("Left empty, the site's standard advice is shown."),
        ),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("self-test")
        verbose_name_plural = _("self-tests")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where visitors do the test."""
        return reverse("funnel:self_test", args=[self.slug])

    @property
    def url(self) -> str:
        """The same, in the word that calls on a page use."""
        return self.get_absolute_url()

    @property
    def definition(self) -> Definition:
        """The test as it is written now; what visitors get is the frozen one."""
        return Definition(
            title=self.title,
            questions=tuple(_question(block) for block in self.questions),
            bands=tuple(_band(block.value) for block in self.outcomes),
            red_flag_advice={
                urgency: getattr(self, f"{urgency.value}_advice") for urgency in Urgency
            },
        )

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The first step, and each outcome."""
        from cms.funnel.visitor.preview import preview_modes

        return preview_modes(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> "HttpResponse":
        """What a visitor would see of this draft."""
        from cms.funnel.visitor.preview import preview_self_test

        return preview_self_test(request, self, mode_name)


def _question(block: Any) -> Question:
    value = block.value
    options = tuple(
        Option(
            option["text"],
            option["points"] or 0,
            Urgency(option["red_flag"]) if option["red_flag"] else None,
        )
        for option in value["options"]
    )
    return Question(str(block.id), value["title"], options, value["help"] or "")


def _band(value: Any) -> Band:
    return Band(
        value["code"],
        value["title"],
        value["lower"] or 0,
        value["upper"] or 0,
        value["summary"],
        value["advice"].source if value["advice"] else "",
    )
