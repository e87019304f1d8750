"""The buttons of a link, in a list of sources."""

from collections.abc import Mapping
from typing import Any

from django.middleware.csrf import get_token
from wagtail.admin.ui.tables import Column

from cms.pages.models import Source


class LinkColumn(Column):
    """The new address, where there is one, and what to do about the link."""

    cell_template_name = "pages/admin/source_link_cell.html"

    def get_cell_context_data(
        self, instance: Source, parent_context: Mapping[str, Any]
    ) -> dict[str, Any]:
        """A cell is rendered without context processors, so the forms' token is put in by hand."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}
