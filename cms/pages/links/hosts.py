"""At the door of a web site: alone, and never right after somebody else of ours."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from cms.pages.models.link_visit import LinkHost

PAUSE = timedelta(seconds=3)
LEASE = timedelta(seconds=60)  # Longer than any request: a killed process frees its host then.
PATIENCE = timedelta(seconds=10)


class Busy(Exception):
    """Somebody else is there, or the site asked to be left alone; come back at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"until {until}")
        self.until = until


@dataclass
class Turn:
    """One request's time at a host, and how long to leave it alone afterwards."""

    wait: timedelta


@dataclass(frozen=True)
class Doorkeeper:
    """Takes turns by rows, so that any number of processes queue at the same door."""

    pause: timedelta = PAUSE
    rest: Callable[[float], None] = time.sleep

    @contextmanager
    def door(self, host: str) -> Iterator[Turn]:
        """Wait a little for a turn; Busy when it takes longer."""
        host, turn = host[:255], Turn(self.pause)
        self._wait_for(host)
        try:
            yield turn
        finally:
            LinkHost.objects.filter(name=host).update(not_before=timezone.now() + turn.wait)

    def _wait_for(self, host: str) -> None:
        came = timezone.now()
        while until := LinkHost.claim(host, (now := timezone.now()), now + LEASE):
            # Whoever is inside may be done long before the lease ends; a site that asked to be
            # left alone may not.
            if until > now + LEASE + PATIENCE or now > came + PATIENCE:
                raise Busy(until)
            self.rest(min((until - now).total_seconds(), self.pause.total_seconds()))
