"""Delivers what is due, without a worker: once, or for as long as it runs."""

import contextlib
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from cms.funnel.delivery.lanes import LANES
from cms.funnel.delivery.sweeper import sweep
from cms.lib.daily import waking


class Command(BaseCommand):
    help = "Sends mails and contacts that are due; any number of these may run side by side."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop after one round")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        waking.send(sender=None)
        with contextlib.suppress(KeyboardInterrupt):
            self._deliver(once)

    def _deliver(self, once: bool) -> None:
        while True:
            for lane in LANES.values():
                tried = sweep(lane)
                if tried or once:
                    self.stdout.write(f"{lane.name}: {tried} tried, {lane.due().count()} still due")
            if once:
                return
            time.sleep(settings.SWEEP_SECONDS)
