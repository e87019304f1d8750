"""Delivery's own eye on the table: it works whatever became of the broker."""

import logging
import threading
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connections

from cms.funnel.delivery import clock
from cms.funnel.delivery.lanes import Lane
from cms.funnel.models import Chore
from cms.lib.daily import new_day, waking

logger = logging.getLogger(__name__)

BATCH = 50


def sweep(lane: Lane, stopping: threading.Event | None = None) -> int:
    """Work off what is due, oldest first, until the other side is away; returns how many tried."""
    lane.free_lapsed()
    tried = 0
    for row_id in list(lane.due().values_list("pk", flat=True)[:BATCH]):
        if stopping and stopping.is_set():
            break
        tried += 1
        if not lane.work(row_id):
            break
    else:
        lane.also()
    return tried


def do_chores() -> None:
    """Once a day, in whichever process gets to it first, tell those who clean up."""
    if Chore.claim("clean up", timedelta(days=1)):
        for listener, outcome in new_day.send_robust(sender=None, now=clock.now()):
            if isinstance(outcome, Exception):
                logger.error("%s stumbled", listener.__name__, exc_info=outcome)


class Sweeper(threading.Thread):
    """Sweeps one lane every few seconds, for as long as its process lives."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(name=f"{lane.name} sweeper", daemon=True)
        self._lane, self._stopping = lane, threading.Event()

    def run(self) -> None:
        """Sweep, rest, and survive a database that is away for a while."""
        awake = False
        while True:
            rest = settings.SWEEP_SECONDS
            try:
                close_old_connections()
                if not awake:
                    waking.send(sender=None)
                    awake = True
                if sweep(self._lane, self._stopping) == BATCH:
                    rest = 0
                do_chores()
                self._beat()
            except Exception as error:
                logger.warning("The %s stumbled: %s", self.name, type(error).__name__)
                connections.close_all()
            if self._stopping.wait(rest):
                break
        connections.close_all()

    def stop(self) -> None:
        """End after the row in hand."""
        self._stopping.set()

    def _beat(self) -> None:
        """A file whose age tells a health check that this lane is swept."""
        heartbeat(self._lane.name).parent.mkdir(parents=True, exist_ok=True)
        heartbeat(self._lane.name).touch()


def heartbeat(lane_name: str) -> Path:
    """The file that the sweeper of a lane touches after each round."""
    return Path(settings.DATA_DIR) / "run" / f"{lane_name}.heartbeat"
