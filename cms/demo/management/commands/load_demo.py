"""Fill an empty site with the demo."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms.demo.loading import load_demo, site_is_empty


class Command(BaseCommand):
    help = "Fill an empty site with a practice that does not exist: pages, test, e-book, trial."

    def handle(self, *args: Any, **options: Any) -> None:
        if not site_is_empty():
            raise CommandError(
                "This site already has pages or a test, so nothing was loaded. "
                "Use an empty database."
            )
        try:
            load_demo(self.stdout.write)
        except ValidationError as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        self.stdout.write("The demo site is ready.")
