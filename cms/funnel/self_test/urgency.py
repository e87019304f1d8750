"""How soon an answer belongs with a doctor."""

from enum import StrEnum


class Urgency(StrEnum):
    """How soon a red flag needs a doctor, from least to most."""

    SEE_DOCTOR = "see_doctor"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """1 for the least urgent, 3 for the most."""
        return list(Urgency).index(self) + 1
