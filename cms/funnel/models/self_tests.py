"""A self-test as editors know it: drafts, revisions, previews."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
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
    slug = models.SlugField(
        _("slug"),
        unique=True,
        max_length=80,
        help_text=_("Part of the address. Changing it breaks links that people have kept."),
    )
    promise = models.CharField(
        _("promise"),
        max_length=200,
        help_text=_("One sentence: what the visitor knows afterwards."),
    )
    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("About how long the test takes."),
    )
    questions = StreamField(
        [("question", QuestionBlock())],
        verbose_name=_("questions"),
        max_num=60,
        collapsed=True,
        help_text=_("The visitor gets them one by one, in this order."),
    )
    outcomes = StreamField(
        [("band", BandBlock())],
        verbose_name=_("outcomes"),
        max_num=20,
        collapsed=True,
        help_text=_("Together they hold every score exactly once, from the lowest to the highest."),
    )
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
            questions=questions_in(self.questions),
            bands=bands_in(self.outcomes),
            red_flag_advice={
                urgency: getattr(self, f"{urgency.value}_advice") for urgency in Urgency
            },
        )

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish and freeze, or neither."""
        super().publish(*args, **kwargs)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The first step, and each outcome."""
        from cms.funnel.visitor.preview import preview_modes

        return preview_modes(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> "HttpResponse":
        """What a visitor would see of this draft."""
        from cms.funnel.visitor.preview import preview_self_test

        return preview_self_test(request, self, mode_name)


def questions_in(stream: Iterable[Any]) -> tuple[Question, ...]:
    """The questions of a stream, finished or not."""
    return tuple(_question(block) for block in stream)


def bands_in(stream: Iterable[Any]) -> tuple[Band, ...]:
    """The outcomes of a stream, finished or not."""
    return tuple(_band(block.value) for block in stream)


def _question(block: Any) -> Question:
    value = block.value
    options = tuple(
        Option(
            option["text"] or "",
            option["points"] or 0,
            Urgency(option["red_flag"]) if option["red_flag"] else None,
        )
        for option in value["options"]
    )
    return Question(str(block.id or ""), value["title"] or "", options, value["help"] or "")


def _band(value: Any) -> Band:
    return Band(
        value["code"] or "",
        value["title"] or "",
        value["lower"] or 0,
        value["upper"] or 0,
        value["summary"] or "",
        value["advice"].source if value["advice"] else "",
    )
