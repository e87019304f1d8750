"""When to see a doctor, and what a reader can do today."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.previewed import PreviewedBlock
from cms.pages.rich_text import FULL

URGENCIES = [
    ("see_doctor", _("See your doctor")),
    ("urgent", _("Call your doctor today")),
    ("emergency", _("Call now")),
]


class CareCardBlock(PreviewedBlock):
    """Signs that need a doctor; by urgency, never by colour alone."""

    urgency = blocks.ChoiceBlock(label=_("Urgency"), choices=URGENCIES, default="see_doctor")
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(label=_("Text"), features=FULL)

    class Meta:
        icon = "warning"
        label = _("Care card")
        description = _("Tells a reader when to see a doctor. Put it early in the article.")
        label_format = "{title}"
        preview_value = {
            "urgency": "urgent",
            "title": "Bel vandaag de huisarts",
            "text": "<p>Bij een doof gevoel tussen de benen.</p>",
        }
        template = "pages/blocks/care_card_block.html"


class TipBlock(PreviewedBlock):
    """Something to do now."""

    text = blocks.RichTextBlock(label=_("Text"), features=FULL)

    class Meta:
        icon = "pick"
        label = _("Tip")
        description = _("One thing that a reader can do today.")
        preview_value = {"text": "<p>Sta elk uur even op en rek je uit.</p>"}
        template = "pages/blocks/tip_block.html"
