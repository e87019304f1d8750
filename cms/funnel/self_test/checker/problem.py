"""One thing that is wrong with a test."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Where = tuple[str | int, ...]


class Kind(StrEnum):
    """What can be wrong; the words for it are kept elsewhere."""

    EMPTY_TEXT = "empty_text"
    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"
    HARD_TO_READ = "hard_to_read"
    PROMISE = "promise"
    NO_QUESTION = "no_question"
    TOO_FEW_OPTIONS = "too_few_options"
    NO_STATEMENT = "no_statement"
    TOO_MANY = "too_many"
    TOO_LONG_A_STATE = "too_long_a_state"
    BACKWARDS = "backwards"
    NUMBER_TOO_BIG = "number_too_big"
    ALONE_AMONG_NONE = "alone_among_none"
    DOUBLE_ID = "double_id"
    DOUBLE_CODE = "double_code"
    RESERVED_CODE = "reserved_code"
    UNKNOWN_QUESTION = "unknown_question"
    LATER_QUESTION = "later_question"
    UNKNOWN_OPTION = "unknown_option"
    UNKNOWN_STATEMENT = "unknown_statement"
    UNKNOWN_DIMENSION = "unknown_dimension"
    LATER_DIMENSION = "later_dimension"
    NO_CHOICE_THERE = "no_choice_there"
    NO_NUMBER_THERE = "no_number_there"
    EMPTY_CONDITION = "empty_condition"
    EMPTY_RANGE = "empty_range"
    NEVER = "never"
    ALWAYS = "always"
    PART_NEVER = "part_never"
    UNSEEN = "unseen"
    WEIGHT_ZERO = "weight_zero"
    COUNTED_TWICE = "counted_twice"
    COUNTS_IN_DERIVED = "counts_in_derived"
    NO_ITEMS = "no_items"
    NEVER_USED = "never_used"
    SAME_POINTS = "same_points"
    POINTS_NEVER_COUNT = "points_never_count"
    POINTS_UNDER_RED_FLAG = "points_under_red_flag"
    AT_ONCE_WITHOUT_FLAG = "at_once_without_flag"
    ONLY_RED_FLAGS = "only_red_flags"
    NO_RED_FLAG = "no_red_flag"
    NOTHING_TO_SOFTEN = "nothing_to_soften"
    UNREACHABLE_QUESTION = "unreachable_question"
    NO_OUTCOME = "no_outcome"
    NO_LAST_OUTCOME = "no_last_outcome"
    UNREACHABLE_OUTCOME = "unreachable_outcome"
    GAP = "gap"
    OVERLAP = "overlap"
    UNDETERMINED_LEFT = "undetermined_left"


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
