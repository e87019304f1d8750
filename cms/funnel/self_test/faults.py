"""What is wrong with a file, and where in it; the words for it are kept elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str | int, ...]


class Fault(StrEnum):
    """What can be wrong with a file that holds a test."""

    TOO_LONG = "too_long"
    SYNTAX = "syntax"
    TOO_DEEP = "too_deep"
    ALIAS = "alias"
    DOUBLE_KEY = "double_key"
    OTHER_KEY = "other_key"
    NOT_A_TEST = "not_a_test"
    MISSING_KEY = "missing_key"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    WRONG_VALUE = "wrong_value"
    WRONG_FORM = "wrong_form"
    TEXT_LENGTH = "text_length"
    LIST_LENGTH = "list_length"
    TOO_LOW = "too_low"
    TOO_HIGH = "too_high"
    NOTHING_IN_IT = "nothing_in_it"
    UNKNOWN_KIND = "unknown_kind"
    TAG = "tag"


@dataclass(frozen=True)
class Found:
    """One fault; `line` counts from 1, `path` is the way to it: `("questions", 2, "title")`."""

    fault: Fault
    line: int
    path: Path = ()
    values: Mapping[str, str | int] = field(default_factory=dict)


class Unreadable(ValueError):
    """The file holds no test that can be read; `found` says all that is wrong."""

    def __init__(self, *found: Found) -> None:
        super().__init__("the file holds no test that can be read")
        self.found = found
