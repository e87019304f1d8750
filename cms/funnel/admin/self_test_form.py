"""The form of a self-test: a draft may be unfinished, what is published may not."""

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

from cms.funnel.admin.block_errors import errors_by_field
from cms.funnel.models.self_tests import bands_in, questions_in
from cms.funnel.self_test.checker import stopping
from cms.funnel.self_test.definition import Definition

STREAMS = ("questions", "outcomes")


class SelfTestForm(WagtailAdminModelForm):
    """Refuses to publish a test that would fail its visitors, and says where."""

    def clean(self) -> dict[str, Any]:
        """Check the test as a whole, once each block by itself is right."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation or not all(name in cleaned for name in STREAMS):
            return cleaned
        found = stopping(
            Definition(
                title=cleaned.get("title") or "",
                questions=questions_in(cleaned["questions"]),
                bands=bands_in(cleaned["outcomes"]),
            )
        )
        in_streams = [problem for problem in found if problem.where[0] in STREAMS]
        for field, error in errors_by_field(in_streams).items():
            self.add_error(field, error)
        return cleaned
