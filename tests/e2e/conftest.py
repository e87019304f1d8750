"""A real Chromium on the real thing: the process that `make run` starts, demo site and all."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
import requests
from playwright.sync_api import Browser, Page, sync_playwright

from cms.funnel.self_test.definition import Definition
from tests.needs import need
from tests.ports import free_port

if TYPE_CHECKING:
    from tests.e2e.every_page import EveryPage

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ROOT = Path(__file__).resolve().parents[2]
Found = TypeVar("Found")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One site and one browser for all: two on two cores are slower than one."""
    for item in items:
        if item.path.parent.name == "e2e":
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("browser"))


def eventually(look: Callable[[], Found | None], seconds: float = 30) -> Found:
    """What `look` finds as soon as it finds something; another process is at work on it."""
    last = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < last, f"nothing found within {seconds} s"
        time.sleep(0.05)
    return found


@dataclass(frozen=True)
class RunningSite:
    url: str
    data: Path

    @property
    def log(self) -> str:
        """All that the process has said so far."""
        return (self.data / "log").read_text()

    def letters_to(self, address: str) -> list[str]:
        """The text of every mail to an address, oldest first."""
        files = sorted((self.data / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
        letters = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
        return [
            letter.get_body(("plain",)).get_content()
            for letter in letters
            if letter["To"] == address
        ]

    def link_to(self, address: str, path: str) -> str:
        """The personal link in a mail to an address, waited for."""
        pattern = re.compile(rf"http\S+{path}[\w-]{{22}}/")
        return eventually(
            lambda: next(
                (m.group() for text in self.letters_to(address) if (m := pattern.search(text))),
                None,
            )
        )

    def contact(self, address: str) -> dict[str, Any]:
        """The twin's contact, waited for."""
        return eventually(lambda: self._contacts().get(address))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """A look into the site's own database."""
        with sqlite3.connect(self.data / "wegwijzer.sqlite3") as database:
            return database.execute(query).fetchall()

    @property
    def definition(self) -> Definition:
        ((data,),) = self.rows("select data from funnel_selftestversion")
        return Definition.from_data(json.loads(data))

    def _contacts(self) -> dict[str, Any]:
        files = (self.data / "audience").glob("*.json")
        contacts = (json.loads(file.read_text()) for file in files)
        return {contact["email"]: contact for contact in contacts}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    data, port = tmp_path_factory.mktemp("site"), free_port()
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = kept | {"DATA_DIR": str(data), "PORT": str(port)}
    log = (data / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "cms.run"], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    running = RunningSite(f"http://127.0.0.1:{port}", data)
    try:
        eventually(lambda: _answers(running.url) or process.poll() is not None, 120)
        assert process.poll() is None, (data / "log").read_text()
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


@pytest.fixture(scope="session")
def met(site: RunningSite) -> "EveryPage":
    """One page of every kind, walked to once for all that look at them."""
    from tests.e2e.every_page import every_page

    return every_page(site)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    need("Chromium", CHROMIUM is not None, "Install it, for example: apt install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A tab that remembers whatever went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        # Chromium also logs each answer of 4xx, which some tests ask for.
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.troubles.append(message.text)


@pytest.fixture
def visit(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    options = {"locale": "nl-NL", "viewport": {"width": 360, "height": 740}}
    context = chromium.new_context(**options | getattr(request, "param", {}))
    context.set_default_timeout(20_000)
    yield Visit(context.new_page())
    context.close()


def _answers(url: str) -> bool:
    try:
        return requests.get(f"{url}/healthz/ready", timeout=5).ok
    except requests.RequestException:
        return False
