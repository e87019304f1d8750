"""What people tell, and whether they exist."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.previewed import PreviewedBlock
from cms.pages.rich_text import INLINE

ORIGINS = [
    ("made_up", _("Made up, as an example")),
    ("consent", _("A real person who agreed to this")),
]


class ExperienceBlock(blocks.StructBlock):
    """One person's story; a reader is told whether it is made up."""

    name = blocks.CharBlock(label=_("Name"))
    age = blocks.IntegerBlock(label=_("Age"), required=False, min_value=0, max_value=120)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE)
    origin = blocks.ChoiceBlock(
        label=_("Made up or real"),
        choices=ORIGINS,
        help_text=_("Stands below the story, so that nobody is misled."),
    )

    class Meta:
        icon = "user"
        label_format = "{name}"


class ToldHereBlock(ExperienceBlock):
    """A story that stands in no article, and may belong to one."""

    article = blocks.PageChooserBlock(
        label=_("Article"),
        required=False,
        page_type="pages.ArticlePage",
        help_text=_("Where a reader finds more about this complaint."),
    )

    class Meta:
        icon = "user"
        label = _("Experience")
        label_format = "{name}"


class ExperiencesBlock(PreviewedBlock):
    """A few stories below each other."""

    items = blocks.ListBlock(ExperienceBlock(label=_("Experience")), label=_("Experiences"))

    class Meta:
        icon = "group"
        label = _("Experiences")
        description = _("What people tell about this complaint, made up or with their consent.")
        preview_value = {
            "items": [
                {
                    "name": "Marieke",
                    "age": 43,
                    "text": "<p>Ik durfde weer te bukken.</p>",
                    "origin": "made_up",
                }
            ]
        }
        template = "pages/blocks/experiences_block.html"
