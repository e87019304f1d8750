"""A self-test as a frozen value: what a visitor walks, whatever editors do meanwhile."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any


class Urgency(StrEnum):
    """How soon a red flag needs a doctor, from least to most."""

    SEE_DOCTOR = "see_doctor"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """1 for the least urgent, 3 for the most."""
        return list(Urgency).index(self) + 1


@dataclass(frozen=True)
class Option:
    """One answer that a visitor may choose."""

    text: str
    points: int = 0
    red_flag: Urgency | None = None


@dataclass(frozen=True)
class Question:
    """A question with one answer out of `options`; `id` survives reordering and retitling."""

    id: str
    title: str
    options: tuple[Option, ...]
    help: str = ""


@dataclass(frozen=True)
class Band:
    """An outcome for every score from `lower` to `upper`, both included."""

    code: str
    title: str
    lower: int
    upper: int
    summary: str = ""
    advice: str = ""


@dataclass(frozen=True)
class Definition:
    """A whole test; `red_flag_advice` is rich text by urgency, empty for the standard words."""

    title: str
    questions: tuple[Question, ...]
    bands: tuple[Band, ...]
    red_flag_advice: Mapping[Urgency, str] = field(default_factory=dict)

    @property
    def lowest(self) -> int:
        """The lowest score that an outcome can have."""
        return sum(min(_counting_points(each), default=0) for each in self.questions)

    @property
    def highest(self) -> int:
        """The highest score that an outcome can have."""
        return sum(max(_counting_points(each), default=0) for each in self.questions)

    def as_data(self) -> dict[str, Any]:
        """Plain data for a JSON column; `from_data` reads it back."""
        return asdict(self)

    @property
    def fingerprint(self) -> str:
        """Equal for equal definitions, in hex."""
        return sha256(json.dumps(self.as_data(), sort_keys=True).encode()).hexdigest()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Definition:
        """The definition that `as_data` wrote."""
        return cls(
            title=data["title"],
            questions=tuple(_question(each) for each in data["questions"]),
            bands=tuple(Band(**each) for each in data["bands"]),
            red_flag_advice={
                Urgency(urgency): text for urgency, text in data["red_flag_advice"].items()
            },
        )


def _counting_points(question: Question) -> list[int]:
    """Points that can end in an outcome: after a red flag there is none."""
    return [option.points for option in question.options if not option.red_flag]


def _question(data: Mapping[str, Any]) -> Question:
    return Question(**{**data, "options": _options(data["options"])})


def _options(data: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    return tuple(
        Option(**{**each, "red_flag": Urgency(each["red_flag"]) if each["red_flag"] else None})
        for each in data
    )
