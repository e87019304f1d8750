"""How long to wait before the next try: longer each time, and never all at once."""

import random
from datetime import timedelta

SHORTEST = timedelta(seconds=10)
LONGEST = timedelta(hours=1)


def backoff(attempt: int) -> timedelta:
    """A random wait whose ceiling doubles with each try, from ten seconds up to an hour."""
    ceiling = min(LONGEST, SHORTEST * 2 ** min(attempt, 16))
    return random.uniform(1, ceiling / SHORTEST) * SHORTEST  # noqa: S311  no secret
