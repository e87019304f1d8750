"""Lighthouse's four scores of a page, as a phone sees it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.ports import free_port

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WAITS = 120  # Seconds for the first start, which may migrate.


def missing() -> str:
    """What keeps Lighthouse from running, and how to get it; empty when nothing does."""
    if not shutil.which("node"):
        return "Node is missing. Install it, for example: apt install nodejs npm"
    if not browser():
        return "Chromium is missing. Install it, for example: apt install chromium"
    return "" if PROGRAM.exists() else "npm could not install it."


def browser() -> str | None:
    """Where Chromium is."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The real server on a port of its own; gives its address."""
    port = free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "cms.run"],
        cwd=HERE.parents[1],
        env=kept | {"DATA_DIR": str(data), "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/healthz/ready")
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def wait_for(url: str) -> None:
    """Return as soon as somebody answers there."""
    last = time.monotonic() + WAITS
    while time.monotonic() < last:
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit(f"{url} does not answer")


def scores(url: str) -> dict[str, int]:
    """Performance, accessibility, best practices and search engines, each up to 100."""
    requests.get(url, timeout=20)  # Made once before, as for all visitors but the first.
    said = subprocess.run(
        [
            "node",
            PROGRAM,
            url,
            "--quiet",
            "--output=json",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox",
        ],
        env=os.environ | {"CHROME_PATH": str(browser())},
        capture_output=True,
        text=True,
        check=True,
    )
    categories = json.loads(said.stdout)["categories"]
    return {name: round(100 * each["score"]) for name, each in categories.items()}
