"""How much mail one mailbox may be sent, whoever asks for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=10)
DAY = timedelta(days=1)
PER_DAY = 3
EVER = 10


def next_moment(
    earlier: Sequence[datetime], earlier_alike: Sequence[datetime], now: datetime
) -> datetime | None:
    """When the next mail may go, given when the earlier ones were owed; None is never again.

    The pause is kept between mails of one kind (`earlier_alike`): who asks for the e-book and then
    for the trial should not wait.
    """
    if len(earlier) >= EVER:
        return None
    after_pause = max(earlier_alike) + PAUSE if earlier_alike else now
    after_day = sorted(earlier)[-PER_DAY] + DAY if len(earlier) >= PER_DAY else now
    return max(now, after_pause, after_day)
