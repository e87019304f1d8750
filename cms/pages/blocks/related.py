"""Other complaints that a reader may recognise."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.lib.chosen import FetchedPageChooserBlock
from cms.pages.blocks.previewed import PreviewedBlock


class RelatedItemBlock(blocks.StructBlock):
    """A complaint: its article if there is one, else only its name."""

    text = blocks.CharBlock(
        label=_("Text"), required=False, help_text=_("Empty: the title of the page.")
    )
    page = FetchedPageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "link"
        label_format = "{text}"

    def clean(self, value: Any) -> Any:
        """An item without a text and without a page says nothing."""
        cleaned = super().clean(value)
        if self.is_deferred_validation or cleaned["text"] or cleaned["page"]:
            return cleaned
        raise StructBlockValidationError(
            {"page": ValidationError(_("Choose a page or write a text."))}
        )


class RelatedBlock(PreviewedBlock):
    """A simple grid of complaints to read on about."""

    title = blocks.CharBlock(label=_("Title"), required=False)
    items = blocks.ListBlock(RelatedItemBlock(label=_("Complaint")), label=_("Complaints"))

    class Meta:
        icon = "list-ul"
        label = _("Related complaints")
        description = _("Articles about complaints that often come together.")
        label_format = "{title}"
        preview_value = {
            "title": "Andere klachten die door stress kunnen komen",
            "items": [{"text": "Hoofdpijn door stress"}, {"text": "Nekpijn door stress"}],
        }
        template = "pages/blocks/related_block.html"

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The items that have something to say: a page that is not live has not."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"items": [item for item in value["items"] if words_of(item)]}


def words_of(item: Any) -> str:
    """What a reader sees of an item; nothing when it only named a page that is gone."""
    page = item.get("page")
    return item.get("text") or (page.title if page and page.live else "")
