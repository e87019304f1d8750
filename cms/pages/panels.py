"""The funnel tab of an article: what its calls lead to at this moment."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.funnel.blocks import Targets


class TargetsPanel(Panel):
    """Shows what a call without a choice of its own leads to, so that nobody has to guess."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "pages/admin/targets_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The nearest of each kind, None where there is none."""
            targets = Targets(self.instance.self_test_id, self.instance.ebook_id)
            found = [
                (_("Self-test"), targets.self_test()),
                (_("E-book"), targets.ebook()),
                (_("Trial"), targets.trial()),
            ]
            return super().get_context_data(parent_context) | {"targets": found}
