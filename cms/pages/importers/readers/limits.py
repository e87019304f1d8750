"""How much text an article may be."""

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable

MOST_LETTERS = 2 * 1024 * 1024


def check_length(name: str, text: str) -> None:
    """Raise Unreadable when a text, its pictures not counted, is longer than any article."""
    if len(text) > MOST_LETTERS:
        raise Unreadable(_("%s holds more than 2 MB of text; an article never does.") % name)
