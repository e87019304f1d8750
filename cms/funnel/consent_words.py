"""The words by which we ask for consent: the newest that an editor wrote, else our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.funnel.models import ConsentText

Place = ConsentText.Place
# Places whose yes brings an address to Mailchimp: the words must name it.
NAMES_MAILCHIMP = frozenset({Place.TIPS, Place.FITTING_TIPS, Place.DOWNLOAD_PAGE})

OWN: dict[str, tuple[Any, Any]] = {
    Place.EBOOK_ONLY: (_("Send me the e-book only."), ""),
    Place.TIPS: (
        _("Send me the e-book, and now and then tips by e-mail."),
        _("Mailchimp, our mail programme, then gets your e-mail address."),
    ),
    Place.FITTING_TIPS: (
        _("Send me the e-book, and tips that fit my outcome."),
        _(
            "We then keep your outcome with your e-mail address. Mailchimp, our mail programme,"
            " gets your address and a neutral code, never your outcome."
        ),
    ),
    Place.DOWNLOAD_PAGE: (
        _(
            "Now and then we send tips by e-mail. Mailchimp, our mail programme, then gets your"
            " e-mail address. You stop with one click."
        ),
        "",
    ),
    Place.TRIAL: (
        _(
            "We use your address for the trial only. You start it yourself, with the link in the"
            " mail."
        ),
        "",
    ),
}


@dataclass(frozen=True)
class Words:
    """What stands in one place; version 0 is our own text."""

    text: str
    hint: str = ""
    version: int = 0

    @property
    def whole(self) -> str:
        """The whole sentence that somebody agrees to."""
        return f"{self.text} {self.hint}".strip()


def words_in_force() -> dict[str, Words]:
    """The words of every place, in one query."""
    words = {place: Words(str(text), str(hint)) for place, (text, hint) in OWN.items()}
    for row in ConsentText.in_force():
        words[row.place] = Words(row.text, row.hint, row.number)
    return words


def words_hash(texts: Iterable[str]) -> str:
    """A short hash of what a form shows, the same for everyone who sees the same words."""
    return sha256("\n".join(texts).encode()).hexdigest()[:16]
