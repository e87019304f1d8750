"""Questions that readers often ask."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.previewed import PreviewedBlock
from cms.pages.rich_text import FULL


class QuestionBlock(blocks.StructBlock):
    """One question with its answer."""

    question = blocks.CharBlock(label=_("Question"))
    answer = blocks.RichTextBlock(label=_("Answer"), features=FULL)

    class Meta:
        icon = "help"
        label_format = "{question}"


class FaqBlock(PreviewedBlock):
    """Questions that open to their answers."""

    items = blocks.ListBlock(QuestionBlock(label=_("Question and answer")), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Frequently asked questions")
        description = _("Questions and answers; an answer opens when a reader asks for it.")
        preview_value = {
            "items": [
                {
                    "question": "Mag ik bewegen met rugpijn?",
                    "answer": "<p>Ja. Rustig bewegen helpt bijna altijd.</p>",
                }
            ]
        }
        template = "pages/blocks/faq_block.html"
