"""What all parts have in common."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Something that was recognised, with the number of its line or paragraph."""

    line: int
