"""Erases one person, as the button on their own page does."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.funnel.leads.erase import erase
from cms.funnel.management.by_address import lead_with
from cms.funnel.models import Consent


class Command(BaseCommand):
    help = (
        "Erases a lead: address, kept outcome, requests, mails, and the contact in the audience."
        " Proofs of consent stay, without the address. A restored backup brings nobody back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the lead")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        gone = erase(lead_with(email), "erase_lead", method=Consent.Method.STAFF)
        if gone is None:
            self.stdout.write("lead: was erased a moment ago")
            return
        self.stdout.write("lead: erased")
        for what in ("outcomes", "requests", "trials", "mails"):
            self.stdout.write(f"{what}: {getattr(gone, what)} deleted")
        audience = "will delete the contact" if gone.in_audience else "has no contact"
        self.stdout.write(f"audience: {audience}")
