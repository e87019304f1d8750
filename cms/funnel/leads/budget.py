"""How much mail one mailbox may be sent, whoever asks for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=10)
DAY = timedelta(days=1)
PER_DAY = 3
EVER = 10


def next_moment(earlier: Sequence[datetime], now: datetime) -> datetime | None:
    """When the next mail may go, given when the earlier ones were owed; None is never again."""
    if len(earlier) >= EVER:
        return None
    latest = sorted(earlier)
    after_pause = latest[-1] + PAUSE if latest else now
    after_day = latest[-PER_DAY] + DAY if len(latest) >= PER_DAY else now
    return max(now, after_pause, after_day)
