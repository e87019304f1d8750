"""An outcome that somebody asked us to keep, in words for staff."""

import json
from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from cms.funnel.models import Lead, SelfTestVersion
from cms.funnel.models.questions import RED_FLAGS
from cms.lib.sealing import Unopenable


class KeptOutcome(Component):
    """Test, outcome and answers of one lead."""

    template_name = "funnel/admin/kept_outcome.html"

    def __init__(self, lead: Lead) -> None:
        self.lead = lead

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The outcome beside the questions of the version that was done."""
        try:
            kept = json.loads(self.lead.kept_outcome)
        except (Unopenable, ValueError):
            return {"unreadable": True}
        version = SelfTestVersion.objects.filter(pk=kept["version"]).first()
        questions = version.definition.questions if version else ()
        bands = version.definition.bands if version else ()
        titles = [question.title for question in questions]
        return {
            "version": version,
            "score": kept["score"],
            "title": next((each.title for each in bands if each.code == kept["outcome"]), ""),
            "red_flag": dict(RED_FLAGS).get(kept["red_flag"], ""),
            "decided": kept.get("decided", ""),
            "answers": list(zip(titles, kept["answers"], strict=False)),
        }
