"""The site as it runs for visitors: processes, settings from the environment, logs in files."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import requests

ROOT = Path(__file__).parents[2]
OURS = ("SITE_URL", "DATABASE_URL", "CELERY_", "EMAIL_", "MAILCHIMP_", "DATA_DIR", "DJANGO_", "CI")
PATIENCE = 60.0


def environment(settings: dict[str, str]) -> dict[str, str]:
    """This machine's environment, with these settings and no others of ours."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return (
        outer | {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "PYTHONUNBUFFERED": "1"} | settings
    )


def manage(*command: str, env: dict[str, str]) -> str:
    """Run a management command to its end."""
    run = [sys.executable, "manage.py", *command]
    ended = subprocess.run(
        run, cwd=ROOT, env=environment(env), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def eventually(true: Callable[[], Any], what: str, within: float = PATIENCE) -> Any:
    """What `true` gives once it is true; there is no other signal from outside a process."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if found := true():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {within} seconds: {what}")


class RealSite:
    """One site on its own database, port and folder; use it with `with`."""

    def __init__(
        self, folder: Path, filled: Path, port: int, settings: dict[str, str], database: str
    ) -> None:
        self.folder, self.port, self.database = folder, port, database
        self.url = f"http://127.0.0.1:{port}"
        self.data = folder / "data"
        shutil.copytree(filled, self.data)
        self.settings = settings | {
            "DATABASE_URL": database,
            "DATA_DIR": str(self.data),
            "SITE_URL": self.url,
            "SWEEP_SECONDS": "1",
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if error:
            sys.stderr.write(self.logs())

    def serve(self, **settings: str) -> None:
        """Start the web server, and wait until it answers."""
        server = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        self._start([*server, "--blocking-threads", "4", "cms.wsgi:application"], settings)
        eventually(self._answers, "the site answers")

    def work(self, **settings: str) -> None:
        """Start a Celery worker for both lanes."""
        worker = ["celery", "--app", "cms", "worker", "--pool", "solo", "--queues", "mail,audience"]
        self._start([*worker, "--loglevel", "info"], settings)

    def logs(self) -> str:
        """All that the processes wrote."""
        return "\n".join(log.read_text() for log in sorted(self.folder.glob("*.log")))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Look into the database."""
        kind, _, file = self.database.partition(":///")
        if kind == "sqlite":
            with closing(sqlite3.connect(f"/{file.lstrip('/')}", timeout=5)) as here, here:
                return here.execute(query).fetchall()
        with psycopg.connect(self.database) as connection:
            return connection.execute(query).fetchall()

    def _start(self, module: list[str], settings: dict[str, str]) -> None:
        log = self.folder / f"{len(self._processes)}-{module[0]}.log"
        with log.open("wb") as output:
            self._processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", *module],
                    cwd=ROOT,
                    env=environment(self.settings | settings),
                    stdout=output,
                    stderr=subprocess.STDOUT,
                )
            )

    def _answers(self) -> bool:
        assert self._processes[-1].poll() is None, self.logs()
        try:
            return requests.get(f"{self.url}/healthz/live", timeout=2).ok
        except requests.ConnectionError:
            return False
