"""Everything that the body of a page can be made of, in the order of the picker."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.funnel.blocks import CallToActionBlock, EbookBlock, SelfTestBlock, TrialBlock
from cms.pages.blocks.care import CareCardBlock, TipBlock
from cms.pages.blocks.experiences import ExperiencesBlock
from cms.pages.blocks.pictures import PictureBlock
from cms.pages.blocks.questions import FaqBlock
from cms.pages.blocks.related import RelatedBlock
from cms.pages.blocks.sources import SourceBlock
from cms.pages.blocks.tables import TableBlock
from cms.pages.blocks.text import HeadingBlock, QuoteBlock, TextBlock
from cms.pages.blocks.video import VideoBlock


class BodyBlock(blocks.StreamBlock):
    """The body: text first, then care, then what leads on."""

    heading = HeadingBlock(group=_("Text"))
    text = TextBlock(group=_("Text"))
    picture = PictureBlock(group=_("Text"))
    video = VideoBlock(group=_("Text"))
    table = TableBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    care_card = CareCardBlock(group=_("Care"))
    tip = TipBlock(group=_("Care"))
    experiences = ExperiencesBlock(group=_("Care"))
    faq = FaqBlock(group=_("Care"))
    source = SourceBlock(group=_("Reading on"))
    related = RelatedBlock(group=_("Reading on"))
    self_test = SelfTestBlock(group=_("Funnel"))
    call_to_action = CallToActionBlock(group=_("Funnel"))
    ebook = EbookBlock(group=_("Funnel"))
    trial = TrialBlock(group=_("Funnel"))

    class Meta:
        required = False
        template = "pages/blocks/body_block.html"
