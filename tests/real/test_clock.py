"""Leases go by the database's clock, whatever a worker's own clock says."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from tests.real.site import ROOT, RealSite, environment

ASK = """
import django
django.setup()
import time_machine
from datetime import timedelta
from django.utils import timezone
from cms.funnel.delivery import clock
with time_machine.travel(timezone.now() + timedelta(hours={hours})):
    print(clock.now().isoformat())
"""


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_worker_whose_clock_is_an_hour_off_reads_the_right_time(
    site: RealSite, hours: int
) -> None:
    [(before,)] = site.rows("SELECT now()")
    asked = subprocess.run(
        [sys.executable, "-c", ASK.format(hours=hours)],
        cwd=ROOT,
        env=environment(site.settings),
        capture_output=True,
        text=True,
        check=True,
    )

    assert before < datetime.fromisoformat(asked.stdout.strip()) < before + timedelta(minutes=5)
