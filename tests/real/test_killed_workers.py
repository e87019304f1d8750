"""Workers are killed and stopped at random while they send; then the ledger is checked."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller

from tests.doubles.mailchimp import MailchimpDouble
from tests.real.browser import open_page
from tests.real.conftest import Keeper, Postbox
from tests.real.site import ROOT, RealSite, environment, eventually
from tests.real.walking import ask_for_ebook

MAILS = 40
KILLS = 6


class SlowKeeper(Keeper):
    """Takes its time, so that a kill often hits a mail that is under way."""

    def handle_message(self, message: Message) -> None:
        time.sleep(0.12)
        super().handle_message(message)


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    box = Postbox()
    controller = Controller(SlowKeeper(box.mails), hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


class Workers:
    """Three at any time: who falls is replaced, and its lease is over at once."""

    def __init__(self, site: RealSite) -> None:
        self.site = site
        self.running = [self._start() for _ in range(3)]

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", "deliver"],
            cwd=ROOT,
            env=environment(self.site.settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill_one(self, chance: random.Random) -> None:
        fallen = self.running.pop(chance.randrange(len(self.running)))
        fallen.kill()
        fallen.wait()
        self._end_leases(fallen.pid)
        self.running.append(self._start())

    def stop_one_for_a_while(self, chance: random.Random) -> None:
        """Its lease ends while it stands still; then it goes on as if nothing had happened."""
        stopped = chance.choice(self.running)
        os.kill(stopped.pid, signal.SIGSTOP)
        self._end_leases(stopped.pid)
        time.sleep(0.5)
        os.kill(stopped.pid, signal.SIGCONT)

    def end(self) -> None:
        for worker in self.running:
            worker.kill()
            worker.wait()

    def _end_leases(self, pid: int) -> None:
        self.site.rows(
            "UPDATE funnel_delivery SET lease_until = now() - interval '1 second' "
            f"WHERE state IN ('leased', 'handed') AND owner LIKE '%:{pid}:%' RETURNING 1"
        )


def test_killed_and_stopped_workers_send_no_mail_twice_and_lose_none(
    site: RealSite, postbox: Postbox, mailchimp: MailchimpDouble
) -> None:
    chance = random.Random(20260302)
    # Nobody answers this bell: the workers here only sweep.
    site.serve(CELERY_BROKER_URL="redis://127.0.0.1:1/0")
    for number in range(MAILS):
        page = open_page(f"{site.url}/e-book/rustig-in-je-rug/")
        assert ask_for_ebook(page, f"lezer{number}@praktijk-zuid.nl", "tips").response.ok
    workers = Workers(site)
    try:
        eventually(lambda: postbox.mails, "the first mail")
        for _ in range(KILLS):
            workers.kill_one(chance)
            time.sleep(chance.uniform(0, 0.4))
            workers.stop_one_for_a_while(chance)
        eventually(lambda: not _on_the_way(site), "every mail came to an end")
    finally:
        workers.end()

    accepted = Counter(str(mail["Message-ID"]).partition("@")[0][1:] for mail in postbox.mails)
    states = {
        row_id.hex: state for row_id, state in site.rows("SELECT id, state FROM funnel_delivery")
    }
    assert site.rows("SELECT count(*) FROM funnel_lead") == [(MAILS,)]
    assert len(states) == MAILS
    assert max(accepted.values()) == 1
    assert {row for row, state in states.items() if state == "sent"} <= accepted.keys()
    assert {state for row, state in states.items() if row not in accepted} <= {"uncertain"}
    assert Counter(states.values())["sent"] >= MAILS - 3 * KILLS


def _on_the_way(site: RealSite) -> bool:
    return bool(
        site.rows("SELECT 1 FROM funnel_delivery WHERE state IN ('pending', 'leased', 'handed')")
    )
