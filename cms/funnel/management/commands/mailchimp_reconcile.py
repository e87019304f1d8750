"""Compares the audience with what we hold of it, as happens every night, and repairs it."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count

from cms.funnel.delivery import clock, comparing
from cms.funnel.delivery.lanes import AUDIENCE
from cms.funnel.delivery.problems import in_words
from cms.funnel.delivery.sweeper import BATCH, sweep
from cms.funnel.models import Comparison, Drift


class Command(BaseCommand):
    help = (
        "Lists the contacts that changed in Mailchimp since the last time, compares them with ours,"
        " looks again at those that differ and repairs them. The site does this every night."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="every contact, not only changes")

    def handle(self, *args: Any, **options: Any) -> None:
        began = clock.now()
        walk = comparing.begin(everything=options["all"])
        while comparing.compare_a_page():
            pass
        walk.refresh_from_db()
        if walk.state != Comparison.State.DONE:
            raise CommandError(_why_not(walk))
        self.stdout.write(f"contacts compared: {walk.seen}, different: {walk.differing}")
        while sweep(AUDIENCE) == BATCH:
            pass
        self._report(began)

    def _report(self, began: datetime) -> None:
        found = Drift.objects.filter(at__gte=began).order_by("repair").values_list("repair")
        for repair, number in found.annotate(Count("pk")):
            self.stdout.write(f"{repair}: {number}")


def _why_not(walk: Comparison) -> str:
    """The problem as a sentence; without one, another process has the walk in hand."""
    if walk.problem:
        return in_words(walk.problem)
    return "Another process is comparing at this moment. Try again in a few minutes."
