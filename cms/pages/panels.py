"""The funnel tab of an article: what its calls lead to at this moment."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.pages.surroundings import nearest_targets

CHOSEN_BY = {
    "page": _("chosen in this article"),
    "category": _("from the category"),
    "standard": _("the site's standard"),
    "only one": _("the only one that is published"),
}


class TargetsPanel(Panel):
    """Shows what a call without a choice of its own leads to, so that nobody has to guess."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one article."""

        template_name = "pages/admin/targets_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The nearest of each kind and who chose it, None where there is none."""
            targets = nearest_targets(self.instance)
            found = [
                (_("Self-test"), targets.self_test()),
                (_("E-book"), targets.ebook()),
                (_("Trial"), targets.trial()),
            ]
            rows = [
                (kind, target, target and CHOSEN_BY[targets.chosen_by(target)])
                for kind, target in found
            ]
            return super().get_context_data(parent_context) | {"targets": rows}
