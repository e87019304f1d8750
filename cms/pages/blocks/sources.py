"""A source that gets a place of its own in the text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.lib.chosen import FetchedSnippetChooserBlock
from cms.pages.blocks.previewed import PreviewedBlock


class SourceBlock(PreviewedBlock):
    """A study or book, with a note that says why it matters here."""

    source = FetchedSnippetChooserBlock("pages.Source", label=_("Source"))
    note = blocks.TextBlock(label=_("Note"), required=False, rows=2)

    class Meta:
        icon = "openquote"
        label = _("Source")
        description = _("A study or book that a reader should know about, with a word on why.")
        preview_template = "pages/block_preview.html"
        template = "pages/blocks/source_block.html"

    def get_preview_value(self) -> Any:
        """A source that is nobody's: an unsaved one."""
        from cms.pages.models import Source

        source = Source(title="Rugpijn in de huisartsenpraktijk", authors="De Vries", year=2019)
        return self._to_struct_value({"source": source, "note": "Volgde 1.200 mensen een jaar."})
