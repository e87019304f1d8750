"""A real process is killed on its way; another one finds what it left."""

import os
import signal
import subprocess
import sys

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cms.funnel.delivery.lanes import MAIL
from cms.funnel.delivery.leases import LEASE
from cms.funnel.delivery.sweeper import sweep
from cms.funnel.models import Delivery
from tests.doubles.smtp import SmtpSink

pytestmark = pytest.mark.django_db(transaction=True)
State = Delivery.State


def crash(point: str, delivery: Delivery, sink: SmtpSink) -> None:
    name = connection.settings_dict["NAME"]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.funnel.delivery.crash_script", point, str(delivery.pk)],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
            "DATABASE_URL": f"sqlite:///{name}",
            "EMAIL_URL": sink.url,
        },
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.skipif(connection.vendor != "sqlite", reason="hands its database file to a process")
@pytest.mark.parametrize(
    ("point", "state", "taken"),
    [
        ("before the doorbell", State.SENT, 1),
        ("after the claim", State.SENT, 1),
        ("before the fence", State.SENT, 1),
        ("after the fence", State.UNCERTAIN, 0),
        ("after the dot", State.UNCERTAIN, 1),
        ("after the answer", State.UNCERTAIN, 1),
    ],
)
def test_a_killed_worker_leaves_a_mail_that_goes_once_or_is_uncertain(
    owed: Delivery, sink: SmtpSink, point: str, state: str, taken: int
) -> None:
    crash(point, owed, sink)
    with time_machine.travel(timezone.now() + LEASE * 1.5, tick=False):
        sweep(MAIL)
    owed.refresh_from_db()

    assert owed.state == state
    assert len(sink.taken) == taken
