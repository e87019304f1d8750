"""A panel beside a test: how each question was answered, by version, without people."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from cms.funnel.models.walked import sums_of
from cms.funnel.self_test.numbers import STEP, at_questions

SHOWN_VERSIONS = 5


class NumbersPanel(Panel):
    """What visitors did at each question of the versions that were published last."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one test."""

        template_name = "funnel/admin/numbers_panel.html"

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            """A table for each version."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            if self.instance.pk is None:
                return context | {"versions": []}
            sums = sums_of(self.instance.pk)
            return context | {
                "least": STEP,
                "versions": [
                    {
                        "number": version.number,
                        "published_at": version.published_at,
                        "is_live": version.pk == self.instance.live_version_id,
                        "questions": at_questions(version.definition, sums.get(version.number, {})),
                    }
                    for version in self.instance.versions.all()[:SHOWN_VERSIONS]
                ],
            }
