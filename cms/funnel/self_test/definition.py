"""A self-test as a frozen value: what a visitor walks, whatever editors do meanwhile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from cms.funnel.self_test.conditions import Condition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.points import Item, items
from cms.funnel.self_test.questions import AnyQuestion
from cms.funnel.self_test.urgency import Urgency


@dataclass(frozen=True)
class Band:
    """An outcome; `when` is None for the last one, which takes whoever fits no other.

    `advice` is rich text.
    """

    code: str
    title: str
    summary: str = ""
    advice: str = ""
    when: Condition | None = None


@dataclass(frozen=True)
class RedFlag:
    """A red flag that more than one answer makes; `title` says to the visitor what was noticed."""

    urgency: Urgency
    title: str
    when: Condition
    at_once: bool = False


@dataclass(frozen=True)
class Definition:
    """A whole test.

    `ends_when` ends it early. `softened_when` lowers a see-your-doctor flag, and no other, to a
    card above the outcome. `red_flag_advice` is rich text by urgency, empty for the standard words.
    `without_red_flag` is the reason why a test has none. `one_page` asks as much at once as it can.
    """

    title: str
    questions: tuple[AnyQuestion, ...]
    bands: tuple[Band, ...]
    dimensions: tuple[Dimension, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    ends_when: Condition | None = None
    softened_when: Condition | None = None
    red_flag_advice: Mapping[Urgency, str] = field(default_factory=dict)
    without_red_flag: str = ""
    one_page: bool = False

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each question, counted from 0, by its id."""
        return {question.id: number for number, question in enumerate(self.questions)}

    @cached_property
    def dimensions_by_id(self) -> Mapping[str, Dimension]:
        """Each dimension by its id."""
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def items_by_dimension(self) -> Mapping[str, list[tuple[int, Item]]]:
        """What counts in each dimension, with the number of its question."""
        found: dict[str, list[tuple[int, Item]]] = {}
        for number, question in enumerate(self.questions):
            for item in items(question):
                found.setdefault(item.counting.dimension, []).append((number, item))
        return found

    @property
    def main(self) -> Dimension | None:
        """The dimension that the picture of the score shows: the first one."""
        return self.dimensions[0] if self.dimensions else None

    def as_data(self) -> dict[str, Any]:
        """Plain data for a JSON column or a YAML file; `from_data` reads it back."""
        from cms.funnel.self_test.data import to_data

        return to_data(self)

    @property
    def fingerprint(self) -> str:
        """Equal for equal definitions, in hex."""
        return sha256(json.dumps(self.as_data(), sort_keys=True).encode()).hexdigest()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Definition:
        """The definition that `as_data` wrote, today or in an earlier form."""
        from cms.funnel.self_test.data import from_data

        return from_data(data)
