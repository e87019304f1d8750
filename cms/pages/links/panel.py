"""How the link of a source is, beside the fields of the source."""

from typing import Any

from wagtail.admin.panels import Panel


class LinkPanel(Panel):
    """What was found there last; only to read, with the way to the buttons."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one source."""

        template_name = "pages/admin/source_link_panel.html"

        def is_shown(self) -> bool:
            """A source that is not saved yet was never looked up."""
            return bool(self.instance.pk and self.instance.link)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The source, and what is known of its link."""
            return super().get_context_data(parent_context) | {
                "source": self.instance,
                "visit": getattr(self.instance, "visit", None),
            }
