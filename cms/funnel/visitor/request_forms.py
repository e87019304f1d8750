"""Forms that ask for an address: what was typed, what is wrong with it, what may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.routing.plan import Choice

LONGEST_ADDRESS = 254


@dataclass(frozen=True)
class ConsentChoice:
    """One of the equal answers to the consent question, in the words that are kept as proof."""

    value: Choice
    label: str
    hint: str = ""

    @property
    def text(self) -> str:
        """The whole sentence that somebody agrees to."""
        return f"{self.label} {self.hint}".strip()


def consent_choices(*, with_outcome: bool) -> tuple[ConsentChoice, ...]:
    """The answers to choose from; tips that fit an outcome need an outcome."""
    choices = (
        ConsentChoice(Choice.EBOOK_ONLY, _("Send me the e-book only.")),
        ConsentChoice(
            Choice.TIPS,
            _("Send me the e-book, and now and then tips by e-mail."),
            _("Mailchimp, our mail programme, then gets your e-mail address."),
        ),
        ConsentChoice(
            Choice.FITTING_TIPS,
            _("Send me the e-book, and tips that fit my outcome."),
            _(
                "We then keep your outcome with your e-mail address. Mailchimp, our mail programme,"
                " gets your address and a neutral code, never your outcome."
            ),
        ),
    )
    return choices if with_outcome else choices[:2]


def tips_text() -> str:
    """What somebody agrees to on the download page."""
    return _(
        "Now and then we send tips by e-mail. Mailchimp, our mail programme, then gets your e-mail"
        " address. You stop with one click."
    )


def trial_text() -> str:
    """What somebody agrees to by asking for the trial."""
    return _(
        "We use your address for the trial only. You start it yourself, with the link in the mail."
    )


@dataclass(frozen=True)
class RequestForm:
    """A form as it is shown; `submission` is empty on public pages."""

    action: str
    choices: tuple[ConsentChoice, ...] = ()
    submission: str = ""
    email: str = ""
    choice: str = ""
    consent_text: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def read_address(typed: str) -> tuple[str, str]:
    """The normal form of an address and "", or "" and what to do about it."""
    if not typed.strip():
        return "", _("Fill in your e-mail address.")
    try:
        return normal(typed[: LONGEST_ADDRESS + 1]), ""
    except NotAnAddress:
        return "", _("This is not an e-mail address yet. It looks like name@example.nl.")


def read_choice(
    chosen: str, choices: tuple[ConsentChoice, ...]
) -> tuple[ConsentChoice | None, str]:
    """The chosen answer and "", or None and what to do about it."""
    for choice in choices:
        if choice.value == chosen:
            return choice, ""
    return None, _("Choose what we may send you.")
