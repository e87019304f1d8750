"""Links as editors write them into the frame."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

ADDRESS = re.compile(r"(?:/(?!/)|#|https?://[^/\s]|mailto:|tel:)\S*", re.IGNORECASE)
OUTSIDE = re.compile(r"https://[^/\s]\S*", re.IGNORECASE)
MOST_LINKS = 10


class LinkBlock(blocks.StructBlock):
    """A page of the site, or any other address with a label."""

    page = blocks.PageChooserBlock(
        label=gettext_lazy("Page"),
        required=False,
        help_text=gettext_lazy("Follows the page when it moves; left out while it is not live."),
    )
    address = blocks.CharBlock(
        label=gettext_lazy("Or an address"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Such as /zoeken/, https://…, mailto:… or tel:…"),
    )
    label = blocks.CharBlock(
        label=gettext_lazy("Label"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Empty: the title of the page."),
    )

    class Meta:
        icon = "link"
        label = gettext_lazy("Link")
        label_format = "{label} {page} {address}"

    def clean(self, value: Any) -> Any:
        """One target and no more, and words for it."""
        cleaned = super().clean(value)
        if wrong := _wrong_in(cleaned):
            raise StructBlockValidationError(
                {field: ValidationError(sentence) for field, sentence in wrong.items()}
            )
        return cleaned


class ColumnBlock(blocks.StructBlock):
    """A few links below a title."""

    title = blocks.CharBlock(label=gettext_lazy("Title"), required=False, max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=gettext_lazy("Links"), max_num=MOST_LINKS)

    class Meta:
        icon = "list-ul"
        label = gettext_lazy("Column")
        label_format = "{title}"


class ProfileBlock(blocks.StructBlock):
    """Where else the practice can be found."""

    label = blocks.CharBlock(label=gettext_lazy("Label"), max_length=60)
    address = blocks.RegexBlock(
        OUTSIDE,
        label=gettext_lazy("Address"),
        max_length=500,
        error_messages={"invalid": gettext_lazy("Write the whole address, with https:// first.")},
    )

    class Meta:
        icon = "site"
        label = gettext_lazy("Profile")
        label_format = "{label}"


def _wrong_in(value: Any) -> dict[str, str]:
    address, label = value["address"], value["label"]
    if bool(value["page"]) == bool(address):
        return {"page": _("Choose a page or write an address: one of the two.")}
    if address and not ADDRESS.fullmatch(address):
        return {"address": _("Begin with “/”, “https://”, “mailto:” or “tel:”, without spaces.")}
    if address and not label:
        return {"label": _("An address needs a label.")}
    return {}
