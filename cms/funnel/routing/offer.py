"""What a completed test leads to, decided once, when the test is completed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """One route: empty conditions hold for every completion."""

    name: str
    self_test: int | None = None
    outcome: str = ""
    ebook: int | None = None
    trial: bool = False
    tag: str = ""


@dataclass(frozen=True)
class Completed:
    """What is known when the last answer is in."""

    self_test: int
    outcome: str
    red_flag: bool


@dataclass(frozen=True)
class Offer:
    """What may be offered, and why; ids of the database, `tag` is opaque to outsiders."""

    ebook: int | None = None
    trial: bool = False
    tag: str = ""
    reason: str = ""

    def as_data(self) -> dict[str, Any]:
        """Plain data, to be sealed with the completion."""
        return asdict(self)


NOTHING_FOR_SALE = Offer(reason="red flag")


def offer(rules: Iterable[Rule], completed: Completed) -> Offer:
    """What the first rule that holds offers; a red flag outranks every rule."""
    if completed.red_flag:
        return NOTHING_FOR_SALE
    for rule in rules:
        if _holds(rule, completed):
            return Offer(rule.ebook, rule.trial, rule.tag, rule.name)
    return Offer(reason="no rule holds")


def _holds(rule: Rule, completed: Completed) -> bool:
    return rule.self_test in (None, completed.self_test) and rule.outcome in ("", completed.outcome)
