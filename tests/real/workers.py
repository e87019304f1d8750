"""Three processes that deliver, and what befalls them."""

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

from tests.real.site import ROOT, RealSite, environment

LAPSED = "'2000-01-01 00:00:00'"


class Workers:
    """Three at any time: who falls is replaced, and its lease is over at once; use with `with`."""

    def __init__(self, site: RealSite, chance: random.Random) -> None:
        self.site, self.chance, self._started = site, chance, 0
        self.running = [self._start() for _ in range(3)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self.running:
            worker.kill()
            worker.wait()

    def kill_one(self) -> None:
        """SIGKILL: nothing in it can react."""
        fallen = self.running.pop(self.chance.randrange(len(self.running)))
        fallen.kill()
        fallen.wait()
        self._end_leases(fallen.pid)
        self.running.append(self._start())

    def stop_one_for_a_while(self) -> None:
        """Its lease ends while it stands still; then it goes on as if nothing had happened."""
        stopped = self.chance.choice(self.running)
        os.kill(stopped.pid, signal.SIGSTOP)
        try:
            # One that is stopped in a commit holds SQLite's only lock: nobody can take its row.
            with contextlib.suppress(sqlite3.OperationalError):
                self._end_leases(stopped.pid)
            time.sleep(self.chance.uniform(0.1, 1.2))
        finally:
            os.kill(stopped.pid, signal.SIGCONT)

    def _start(self) -> subprocess.Popen[bytes]:
        self._started += 1
        with (self.site.folder / f"deliver-{self._started}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "manage.py", "deliver"],
                cwd=ROOT,
                env=environment(self.site.settings),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _end_leases(self, pid: int) -> None:
        self.site.rows(
            f"UPDATE funnel_delivery SET lease_until = {LAPSED} "
            f"WHERE state IN ('leased', 'handed') AND owner LIKE '%:{pid}:%' RETURNING 1"
        )
