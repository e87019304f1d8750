"""Shows what an audience in Mailchimp lacks to work with this site, and makes it when told."""

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from cms.funnel.models import Ebook, Route, Trial
from cms.integrations.audience import (
    AudienceError,
    Line,
    Mark,
    PermanentRefusal,
    SetsUp,
    Wanted,
    difference,
    get_setup,
)

SECRET = "MAILCHIMP_WEBHOOK_SECRET"  # noqa: S105 - its name
SIGNING = "MAILCHIMP_WEBHOOK_SIGNING_SECRET"


class Command(BaseCommand):
    help = (
        "Compares the audience in Mailchimp with what this site needs: key, audience, double"
        " opt-in, fields, tags and webhook. Makes what is missing only with --apply, and deletes"
        " nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="make what is missing")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        if not settings.MAILCHIMP_API_KEY:
            raise CommandError("There is no key. Set MAILCHIMP_API_KEY and MAILCHIMP_AUDIENCE_ID.")
        try:
            self._set_up(get_setup(), _wanted(), apply)
        except AudienceError as error:
            raise CommandError(error.advice) from None

    def _set_up(self, audience: SetsUp, wanted: Wanted, apply: bool) -> None:
        lines = list(difference(wanted, audience.survey()))
        for line in lines:
            self.stdout.write(f"{line.mark}: {line.sentence}")
        if not wanted.webhook_url:
            self.stdout.write(f"A secret made for you: {SECRET}={token_urlsafe(24)}")
        lacking = [line for line in lines if line.mark is Mark.LACKS]
        if lacking and not apply:
            self.stdout.write("Nothing was changed. Add --apply to make what is missing.")
        for line in lacking if apply else []:
            self._make(audience, line, wanted)

    def _make(self, audience: SetsUp, line: Line, wanted: Wanted) -> None:
        if line.tag:
            audience.make_tag(line.tag)
            self.stdout.write(f"made: the tag “{line.tag}”")
            return
        try:
            signing_secret = audience.make_webhook(wanted.webhook_url)
        except PermanentRefusal:
            raise CommandError(
                "Mailchimp does not take the webhook. It must be able to open this site at"
                f" SITE_URL, which is {settings.SITE_URL}."
            ) from None
        self.stdout.write("made: the webhook")
        if signing_secret:
            self.stdout.write(f"It is signed. Set {SIGNING}={signing_secret}; it is shown once.")


def _wanted() -> Wanted:
    """Every tag that a contact can get, and the address of our webhook."""
    tags = {
        *Ebook.objects.values_list("tag", flat=True),
        *Trial.objects.values_list("tag", flat=True),
        *Route.objects.values_list("tag", flat=True),
    }
    secret = settings.MAILCHIMP_WEBHOOK_SECRET
    url = settings.SITE_URL + reverse("mailchimp:webhook", args=[secret]) if secret else ""
    return Wanted(frozenset(tags - {""}), url)
