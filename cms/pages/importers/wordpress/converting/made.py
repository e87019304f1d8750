"""What an item is made into, before anything of it is stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cms.pages.importers.report import Report


@dataclass
class Made:
    """The fields of a page, and what became what on the way to them."""

    title: str
    fields: dict[str, Any] = field(default_factory=dict)
    streams: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    report: Report = field(default_factory=lambda: Report(counts_lines=False))

    @property
    def fingerprint(self) -> str:
        """The same for the same content; the ids of blocks are new every time and do not count."""
        content = [self.title, self.fields, _without_ids(self.streams)]
        return sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def _without_ids(value: Any) -> Any:
    if isinstance(value, Mapping):
        is_block = {"type", "value", "id"} <= set(value)
        return {k: _without_ids(v) for k, v in value.items() if not (is_block and k == "id")}
    if isinstance(value, list):
        return [_without_ids(each) for each in value]
    return value
