"""A panel beside a test: what stands in its way, what deserves a second look, its versions."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from cms.funnel.models.problem_words import with_place
from cms.funnel.self_test.checker import problems

SHOWN_VERSIONS = 10


class ChecksPanel(Panel):
    """What the checker says of the test as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one test."""

        template_name = "funnel/admin/checks_panel.html"

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            """Problems, notes, reach and versions."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            if self.instance.pk is None:
                return context
            definition = self.instance.definition
            found = problems(definition)
            versions = self.instance.versions.defer("data")[:SHOWN_VERSIONS]
            return context | {
                "saved": True,
                "definition": definition,
                "stopping": [with_place(problem) for problem in found if problem.stops],
                "notes": [with_place(problem) for problem in found if not problem.stops],
                "versions": versions,
                "live_version_id": self.instance.live_version_id,
            }
