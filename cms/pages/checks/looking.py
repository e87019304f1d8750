"""From articles to their findings, in three light queries however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from wagtail.images import get_image_model

from cms.pages.checks.draft import Draft, Known
from cms.pages.checks.findings import LEVELS, Finding, Group, grouped
from cms.pages.checks.reading import read_draft
from cms.pages.checks.rules import find, reading_level
from cms.pages.checks.settings import CheckSettings
from cms.pages.mentions import source_ids

FIELDS = ("title", "lead", "search_description")


@dataclass(frozen=True)
class Looked:
    """What was found in one article."""

    findings: list[Finding]
    level: str

    @property
    def groups(self) -> list[Group]:
        """The findings by kind."""
        return grouped(self.findings)

    @property
    def level_words(self) -> Any:
        """How hard it is to read, in words."""
        return LEVELS[self.level]


def look(pages: Iterable[Any]) -> list[Looked]:
    """Look at the newest revision of each article."""
    drafts = [read_draft(_content(page)) for page in pages]
    known, phrases = _known(drafts), CheckSettings.phrase_list()
    return [Looked(find(draft, known, phrases), reading_level(draft)) for draft in drafts]


def _content(page: Any) -> Mapping[str, Any]:
    if page.latest_revision_id:
        content: Mapping[str, Any] = page.latest_revision.content
        return content
    streams = {name: list(getattr(page, name).raw_data) for name in ("key_points", "body")}
    fields = {name: getattr(page, name) for name in FIELDS}
    return fields | streams | {"picture": page.picture_id}


def _known(drafts: Sequence[Draft]) -> Known:
    pictures = {draft.picture for draft in drafts if draft.picture}
    described = get_image_model().objects.filter(pk__in=pictures).exclude(description="")
    raw = [{"type": b.kind, "value": b.value} for draft in drafts for b in draft.blocks]
    sources = apps.get_model("pages.Source").objects.filter(pk__in=set(source_ids(raw)))
    checked = sources.filter(status="checked")
    return Known(
        frozenset(described.values_list("pk", flat=True)),
        frozenset(checked.values_list("pk", flat=True)),
    )
