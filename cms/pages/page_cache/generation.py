"""Which generation of the site this process knows of: never more than a second behind."""

import time
from collections.abc import Callable
from datetime import date

from django.db import DatabaseError
from django.utils import timezone

from cms.pages.models import Generation

READ_EVERY = 1.0  # Seconds.


class Generations:
    """Reads the number seldom, however many ask; a new day is a new generation too."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._read_at = float("-inf")
        self._number = 0

    def __call__(self) -> tuple[int, date]:
        """The number and the day, as pages say things like “reviewed this year”."""
        now = self._clock()
        if now - self._read_at >= READ_EVERY:
            self._read_at = now
            self._number = self._read()
        return self._number, timezone.localdate()

    def _read(self) -> int:
        try:
            return Generation.current()
        except DatabaseError:
            return self._number  # While the database is away, what is kept is all there is.
