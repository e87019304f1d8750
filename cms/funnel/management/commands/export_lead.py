"""Prints all that is kept about one person, to hand over on request."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from cms.funnel.leads.everything import everything_about
from cms.funnel.management.by_address import lead_with
from cms.lib.sealing import Unopenable


class Command(BaseCommand):
    help = "Prints all that is kept about a lead, as JSON. It may hold an outcome: keep it close."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the lead")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            kept = everything_about(lead_with(email))
        except Unopenable:
            raise CommandError("The key that opens this lead is not in FIELD_KEYS.") from None
        self.stdout.write(json.dumps(kept, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
