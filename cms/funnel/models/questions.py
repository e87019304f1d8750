"""The blocks that an editor builds a self-test from."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

RED_FLAGS = [
    ("see_doctor", _("See your doctor")),
    ("urgent", _("Call your doctor today")),
    ("emergency", _("Call now")),
]


class OptionBlock(blocks.StructBlock):
    """One answer, with its points and, where it belongs, a red flag."""

    text = blocks.CharBlock(label=_("Answer"), max_length=200)
    points = blocks.IntegerBlock(label=_("Points"), default=0, min_value=-99, max_value=99)
    red_flag = blocks.ChoiceBlock(
        label=_("Red flag"),
        choices=RED_FLAGS,
        required=False,
        help_text=_("A red flag comes before every outcome, and stops every offer."),
    )

    class Meta:
        icon = "radio-full"
        label = _("Answer")
        label_format = "[{points}] {red_flag} {text}"


class QuestionBlock(blocks.StructBlock):
    """A question with one answer."""

    title = blocks.CharBlock(label=_("Question"), max_length=250)
    help = blocks.TextBlock(
        label=_("Help text"),
        required=False,
        rows=2,
        help_text=_("Shown below the question, for who hesitates."),
    )
    options = blocks.ListBlock(
        OptionBlock(), label=_("Answers"), min_num=2, max_num=9, collapsed=True
    )

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{title}"
        description = _("The visitor chooses one of the answers.")


class BandBlock(blocks.StructBlock):
    """An outcome for a range of scores."""

    code = blocks.RegexBlock(
        label=_("Code"),
        regex=r"^[a-z][a-z0-9-]{0,39}$",
        error_messages={"invalid": _("Use small letters, digits and hyphens only.")},
        help_text=_("A short name for routes; visitors never see it."),
    )
    title = blocks.CharBlock(label=_("Outcome in one sentence"), max_length=200)
    lower = blocks.IntegerBlock(label=_("From score"))
    upper = blocks.IntegerBlock(label=_("Up to and including score"))
    summary = blocks.TextBlock(label=_("What it means"), rows=3)
    advice = blocks.RichTextBlock(
        label=_("What to do now"), features=["bold", "italic", "ul", "ol", "link"]
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a range that ends before it begins; a draft may still be on its way there."""
        cleaned = super().clean(value)
        ends = cleaned["lower"], cleaned["upper"]
        if not self.is_deferred_validation and None not in ends and ends[0] > ends[1]:
            raise StructBlockValidationError(
                {"upper": ValidationError(_("The last score comes before the first one."))}
            )
        return cleaned

    class Meta:
        icon = "success"
        label = _("Outcome")
        label_format = "{title} ({lower}-{upper})"
        description = _("The outcome for a range of scores.")
