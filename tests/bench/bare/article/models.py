"""One page type with the blocks that Wagtail brings."""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

TEMPLATES = "article/blocks/"


class BodyBlock(blocks.StreamBlock):
    """What our articles are made of, in Wagtail's own blocks."""

    heading = blocks.StructBlock(
        [("text", blocks.CharBlock()), ("level", blocks.CharBlock())],
        template=f"{TEMPLATES}heading.html",
    )
    text = blocks.RichTextBlock()
    picture = blocks.StructBlock(
        [("image", ImageChooserBlock(required=False)), ("caption", blocks.CharBlock())],
        template=f"{TEMPLATES}picture.html",
    )
    quote = blocks.StructBlock(
        [("text", blocks.TextBlock()), ("who", blocks.CharBlock())],
        template=f"{TEMPLATES}quote.html",
    )
    table = TypedTableBlock([("text", blocks.RichTextBlock())])
    card = blocks.StructBlock(
        [("title", blocks.CharBlock()), ("text", blocks.RichTextBlock())],
        template=f"{TEMPLATES}card.html",
    )
    items = blocks.StructBlock(
        [
            ("title", blocks.CharBlock()),
            (
                "items",
                blocks.ListBlock(
                    blocks.StructBlock(
                        [("title", blocks.CharBlock()), ("text", blocks.RichTextBlock())]
                    )
                ),
            ),
        ],
        template=f"{TEMPLATES}items.html",
    )
    links = blocks.StructBlock(
        [
            ("title", blocks.CharBlock()),
            (
                "items",
                blocks.ListBlock(
                    blocks.StructBlock(
                        [("text", blocks.CharBlock()), ("page", blocks.PageChooserBlock())]
                    )
                ),
            ),
        ],
        template=f"{TEMPLATES}links.html",
    )
    call = blocks.StructBlock(
        [("text", blocks.CharBlock()), ("page", blocks.PageChooserBlock())],
        template=f"{TEMPLATES}call.html",
    )


class ArticlePage(Page):
    """A page with a body."""

    body = StreamField(BodyBlock())

    content_panels = [*Page.content_panels, "body"]
