"""A panel beside a test: what stands in its way, how likely each outcome is, its versions."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.panels import Panel

from cms.funnel.models import chance_words
from cms.funnel.models.problem_words import with_place
from cms.funnel.self_test.chances import Chances
from cms.funnel.self_test.checker import check
from cms.funnel.self_test.definition import Definition

SHOWN_VERSIONS = 10


class ChecksPanel(Panel):
    """What the checker says of the test as it was last saved."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one test."""

        template_name = "funnel/admin/checks_panel.html"

        def get_context_data(
            self, parent_context: Mapping[str, Any] | None = None
        ) -> dict[str, Any]:
            """Problems, notes, chances and versions."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            if self.instance.pk is None:
                return context
            definition = self.instance.definition
            checked = check(definition)
            versions = self.instance.versions.defer("data")[:SHOWN_VERSIONS]
            return context | {
                "saved": True,
                "stopping": [with_place(each) for each in checked.problems if each.stops],
                "notes": [with_place(each) for each in checked.problems if not each.stops],
                "chances": _in_words(definition, checked.chances),
                "versions": versions,
                "live_version_id": self.instance.live_version_id,
            }


def _in_words(definition: Definition, chances: Chances | None) -> dict[str, Any] | None:
    """The shares for the template, None for a test that is too broken to be walked."""
    if chances is None:
        return None
    return {
        "method": chance_words.method(chances),
        "flagged": chance_words.share_of_flags(chances),
        "outcomes": chance_words.outcome_rows(definition, chances),
        "red_flags": chance_words.red_flag_rows(definition, chances),
    }
