"""What `make run` starts: everything in one process, on a desk with nothing but Python."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.ports import free_port
from tests.real.browser import open_page, press
from tests.real.site import ROOT, environment, eventually
from tests.real.walking import ask_for_ebook, link_in

FIRST_START = 180.0


class Desk:
    """A folder of our own, and the command as it runs there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.said = folder / "said.txt"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "cms.run"]

    @property
    def env(self) -> dict[str, str]:
        """A desk's defaults; the sweeper looks once, at the start: what comes later is rung for."""
        var = self.folder / "var"
        env = environment(
            {
                "DATA_DIR": str(var),
                "DATABASE_URL": f"sqlite:///{var}/wegwijzer.sqlite3",
                "EMAIL_URL": "",
                "MAILCHIMP_API_KEY": "",
                "PORT": str(self.port),
                "SWEEP_SECONDS": "3600",
            }
        )
        # The command is typed without it.
        del env["DJANGO_SETTINGS_MODULE"]
        return env

    def start(self) -> float:
        """Start, wait until the site answers; how long that took."""
        began = time.monotonic()
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.env,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        eventually(lambda: "Ctrl-C" in self.said.read_text(), "it says how to stop", FIRST_START)
        eventually(self._answers, "the site answers")
        return time.monotonic() - began

    def stop(self, how: signal.Signals, *, everyone: bool) -> float:
        """Stop as a terminal does, which tells everyone, or as `kill` does; how long it took."""
        assert self.process
        began = time.monotonic()
        (os.killpg if everyone else os.kill)(self.process.pid, how)
        self.process.wait(30)
        return time.monotonic() - began

    def _answers(self) -> bool:
        try:
            return requests.get(self.url, timeout=5).ok
        except requests.ConnectionError:
            return False


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.start()
    yield desk
    if desk.process and desk.process.poll() is None:
        desk.stop(signal.SIGKILL, everyone=True)


def test_it_says_where_everything_is(desk: Desk) -> None:
    said = desk.said.read_text()

    for thing in (f"{desk.url}/", f"{desk.url}/admin/", "demo / demo", "mail", "Ctrl-C"):
        assert thing in said


def test_the_demo_site_and_its_admin_are_there(desk: Desk) -> None:
    assert "rugpijn" in open_page(f"{desk.url}/").text.lower()
    assert requests.get(f"{desk.url}/admin/", timeout=30).ok


def test_a_mail_and_a_contact_arrive_on_disk(desk: Desk) -> None:
    from email import message_from_bytes

    page = open_page(f"{desk.url}/e-book/rustig-in-je-rug/")
    ask_for_ebook(page, "anna@praktijk-zuid.nl", "tips")
    data = desk.folder / "var"
    [mail] = eventually(lambda: list((data / "mail").glob("*.eml")), "a mail", within=10)
    download = open_page(link_in(message_from_bytes(mail.read_bytes()), "/e-book/download/"))
    press(download, download.form("/download/"))
    [contact] = eventually(lambda: list((data / "audience").glob("*.json")), "a contact", within=10)

    assert "subscribed" in contact.read_text()


def test_a_taken_address_is_one_sentence(desk: Desk) -> None:
    second = subprocess.run(
        desk.command, cwd=ROOT, env=desk.env, capture_output=True, text=True, check=False
    )

    assert second.returncode == 1
    assert second.stderr == ""
    assert second.stdout == (
        f"{desk.url} is taken by another program; "
        f"choose another port: make run PORT={desk.port + 1}\n"
    )


def test_the_environment_is_in_no_request(desk: Desk) -> None:
    answer = requests.get(f"{desk.url}/bestaat-niet/", headers={"X-Test": "1"}, timeout=30)

    assert answer.status_code == 404
    assert str(desk.folder) not in answer.text


@pytest.mark.parametrize(
    ("how", "everyone"), [(signal.SIGINT, True), (signal.SIGTERM, False)], ids=["Ctrl-C", "kill"]
)
def test_it_ends_at_once_and_quietly_and_starts_again_in_no_time(
    desk: Desk, how: signal.Signals, everyone: bool
) -> None:
    took = desk.stop(how, everyone=everyone)
    said = desk.said.read_text()
    again = desk.start()

    assert took < 2
    assert "Traceback" not in said
    assert "WARNING kombu" not in said
    assert again < 5
    assert "Loading" not in desk.said.read_text()


def test_a_database_that_is_away_is_one_sentence(desk: Desk) -> None:
    port = free_port()
    started = subprocess.run(
        desk.command,
        cwd=ROOT,
        env=desk.env | {"DATABASE_URL": f"postgres://x@127.0.0.1:{port}/x", "PORT": str(port)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert started.returncode == 1
    assert "Traceback" not in started.stderr
    assert "DATABASE_URL" in started.stderr
