"""Workers are killed and stopped at random while they send; then the ledger is checked.

`make chaos` runs this at length. A seed gives the same blows in the same order, each after the
same number of mails; what a process was doing at that moment is its own affair.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller

from tests.doubles.mailchimp import MailchimpDouble
from tests.ports import free_port
from tests.real.browser import open_page
from tests.real.conftest import Keeper, Postbox
from tests.real.site import RealSite, eventually, manage
from tests.real.walking import ask_for_ebook, take_the_test
from tests.real.workers import Workers

MAILS = int(os.environ.get("CHAOS_MAILS", "12"))
SEED = int(os.environ.get("SEED") or 20260302)
MAILS_BETWEEN_BLOWS = 5
# A long storm also waits for the machine to start some sixty workers anew.
PATIENCE = 60 + 2 * MAILS


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


@pytest.fixture
def site_on_sqlite(
    tmp_path: Path, postbox: Postbox, mailchimp: MailchimpDouble
) -> Iterator[RealSite]:
    """The demo site on a database file of its own."""
    filled = tmp_path / "filled"
    manage("migrate", "--verbosity", "0", env={"DATA_DIR": str(filled)})
    manage("load_demo", env={"DATA_DIR": str(filled)})
    database = f"sqlite:///{tmp_path / 'data' / 'wegwijzer.sqlite3'}"
    settings = mailchimp.settings | {"EMAIL_URL": postbox.url}
    with RealSite(tmp_path, filled, free_port(), settings, database) as site:
        yield site


@pytest.mark.parametrize("kind", ["site", "site_on_sqlite"])
def test_killed_and_stopped_workers_send_no_mail_twice_and_lose_none(
    kind: str, request: pytest.FixtureRequest, postbox: Postbox, mailchimp: MailchimpDouble
) -> None:
    chance = random.Random(SEED)
    site: RealSite = request.getfixturevalue(kind)
    # Nobody answers this bell: the workers here only sweep.
    site.serve(CELERY_BROKER_URL="redis://127.0.0.1:1/0")
    outcome = _ask_for_mails(site)
    blows = 0
    with Workers(site, chance) as workers:
        while _on_the_way(site):
            if len(postbox.mails) >= (blows + 1) * MAILS_BETWEEN_BLOWS:
                chance.choice([workers.kill_one, workers.stop_one_for_a_while])()
                blows += 1
            seen = len(postbox.mails)
            eventually(
                lambda seen=seen: len(postbox.mails) > seen or not _on_the_way(site),
                "one more mail, or the end of all",
                PATIENCE,
            )

    assert blows >= MAILS // MAILS_BETWEEN_BLOWS // 2
    _nothing_lost_nothing_twice(site, postbox, blows)
    told = [mail.as_string() for mail in postbox.mails] + [site.logs()]
    told += [repr(call.body) for call in mailchimp.requests]
    assert outcome
    assert not [text for text in told if outcome in text]


def _ask_for_mails(site: RealSite) -> str:
    """The first reader comes from a test; returns the outcome, which nobody outside may hear."""
    outcome = take_the_test(open_page(f"{site.url}/klachten/rugpijn/"))
    asked = ask_for_ebook(outcome, "lezer0@praktijk-zuid.nl", "passende-tips")
    assert asked.response.ok
    for number in range(1, MAILS):
        page = open_page(f"{site.url}/e-book/rustig-in-je-rug/")
        assert ask_for_ebook(page, f"lezer{number}@praktijk-zuid.nl", "tips").response.ok
    return outcome.heading


def _nothing_lost_nothing_twice(site: RealSite, postbox: Postbox, blows: int) -> None:
    accepted = Counter(str(mail["Message-ID"]).partition("@")[0][1:] for mail in postbox.mails)
    rows = site.rows("SELECT id, state FROM funnel_delivery")
    states = {UUID(str(row_id)).hex: state for row_id, state in rows}
    assert site.rows("SELECT count(*) FROM funnel_lead") == [(MAILS,)]
    assert len(states) == MAILS
    assert max(accepted.values()) == 1
    assert {row for row, state in states.items() if state == "sent"} <= accepted.keys()
    assert {state for row, state in states.items() if row not in accepted} <= {"uncertain"}
    assert Counter(states.values())["sent"] >= MAILS - 2 * blows


def _on_the_way(site: RealSite) -> bool:
    return bool(
        site.rows("SELECT 1 FROM funnel_delivery WHERE state IN ('pending', 'leased', 'handed')")
    )
