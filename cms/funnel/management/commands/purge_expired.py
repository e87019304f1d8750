"""Deletes what is past its time, as the daily chore does."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.funnel.leads.purge import purge_expired


class Command(BaseCommand):
    help = (
        "Deletes outcomes whose link has ended, leads that never confirmed within 14 days, and what"
        " hangs on them. The site does this by itself every day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for what, number in purge_expired(timezone.now()).items():
            self.stdout.write(f"{what}: {number} deleted")
