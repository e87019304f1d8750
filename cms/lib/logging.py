"""Logs say what happened, never to whom."""

import logging
import re

ADDRESS = re.compile(r"[^\s@<>\"'(),;:]+@[^\s@<>\"'(),;:]+")
TOKEN_PATH = re.compile(
    r"(/zoeken/\?q=|/uitslag/|/download/|/mijn-gegevens/(?:adres/)?|/afmelden/|/proefversie/"
    r"|/webhooks/mailchimp/|/nakijken/)[^\s/?\"']+"
)


def discreet(text: str) -> str:
    """The text without e-mail addresses and without the secret part of personal links."""
    return TOKEN_PATH.sub(r"\1[…]", ADDRESS.sub("[address]", text))


class Discreet(logging.Filter):
    """Makes every record discreet before it is written, its traceback included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; always let it pass."""
        record.msg, record.args = discreet(record.getMessage()), None
        if record.name.startswith("django.security"):
            record.exc_info = None  # Whoever sends nonsense should not fill a disk with it.
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = record.exc_text and discreet(record.exc_text)
        return True
