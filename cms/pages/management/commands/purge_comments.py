"""Deletes the comments that nobody will see."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.pages.comments.moderation import purge


class Command(BaseCommand):
    help = (
        "Deletes comments that were refused or marked as spam more than 30 days ago. Meant to be"
        " run every day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"comments: {purge(timezone.now())} deleted")
