"""`manage.py check_sources`: look whether what sources link to is still there."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.pages.links.looking import MOST_VISITS, Looker


class Command(BaseCommand):
    help = (
        "Visit the links of sources that are due, politely: one request at a time for each web "
        "site. Says for each source what it found."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--limit", type=at_least_one, default=MOST_VISITS, help="at most so many sources"
        )
        parser.add_argument(
            "--now", action="store_true", help="also those that were looked at not long ago"
        )

    def handle(self, **options: Any) -> None:
        number = 0
        for visit in Looker().look_around(options["limit"], anyway=options["now"]):
            number += 1
            new = f" -> {visit.moved_to}" if visit.moved_to else ""
            self.stdout.write(
                f"{visit.state:9} {visit.answer:8} {visit.source}: {visit.address}{new}"
            )
        self.stdout.write(f"Sources visited: {number}." if number else "No source is due.")


def at_least_one(text: str) -> int:
    """A number of sources."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("give a whole number, 1 or more")
    return int(text)
