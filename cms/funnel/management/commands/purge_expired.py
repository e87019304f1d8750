"""Deletes what is past its time, as the daily chore does, or tells what that would be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from cms.funnel.leads.purge import purge_expired, rehearse_purge


class Command(BaseCommand):
    help = (
        "Deletes outcomes whose link has ended, leads that never confirmed within 14 days, and what"
        " hangs on them. The site does this by itself every day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would go, and delete nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        purge, done = (
            (rehearse_purge, "would be deleted") if dry_run else (purge_expired, "deleted")
        )
        for what, number in purge(timezone.now()).items():
            self.stdout.write(f"{what}: {number} {done}")
