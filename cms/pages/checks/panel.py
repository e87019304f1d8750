"""The tab of an article that says what is worth a look."""

from typing import Any

from wagtail.admin.panels import Panel

from cms.pages.checks.looking import look


class ChecksPanel(Panel):
    """The findings in the newest revision; only to read."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "pages/admin/checks_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What was found, None before the first save."""
            looked = look([self.instance])[0] if self.instance.pk else None
            return super().get_context_data(parent_context) | {"looked": looked}
