"""One thing that is wrong with a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Where = tuple[str | int, ...]


class Kind(StrEnum):
    """What can be wrong; the words for it are kept elsewhere."""

    EMPTY_TEXT = "empty_text"
    NO_QUESTION = "no_question"
    TOO_FEW_OPTIONS = "too_few_options"
    NO_STATEMENT = "no_statement"
    TOO_MANY = "too_many"
    TOO_LONG_A_STATE = "too_long_a_state"
    BACKWARDS = "backwards"
    NUMBER_TOO_BIG = "number_too_big"
    ONLY_RED_FLAGS = "only_red_flags"
    ALONE_AMONG_NONE = "alone_among_none"
    DOUBLE_ID = "double_id"
    DOUBLE_CODE = "double_code"
    RESERVED_CODE = "reserved_code"
    NO_OUTCOME = "no_outcome"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong; `where` is the way to it, such as `("questions", 2, "title")`.

    One that does not stop a test from being published deserves a second look.
    """

    kind: Kind
    where: Where
    values: Mapping[str, str | int] = field(default_factory=dict)
    stops: bool = True


def note(kind: Kind, where: Where, **values: str | int) -> Problem:
    """A problem that deserves a second look and stops nothing."""
    return Problem(kind, where, values, stops=False)
