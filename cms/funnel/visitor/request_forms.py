"""Forms that ask for an address: what was typed, what is wrong with it, what may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.funnel.addresses import NotAnAddress, normal
from cms.funnel.consent_words import words_hash, words_in_force
from cms.funnel.models import ConsentText
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
    words = words_in_force()
    values = tuple(Choice) if with_outcome else (Choice.EBOOK_ONLY, Choice.TIPS)
    return tuple(ConsentChoice(each, words[each].text, words[each].hint) for each in values)


def tips_text() -> str:
    """What somebody agrees to on the download page."""
    return words_in_force()[ConsentText.Place.DOWNLOAD_PAGE].whole


def trial_text() -> str:
    """What somebody agrees to by asking for the trial."""
    return words_in_force()[ConsentText.Place.TRIAL].whole


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

    @property
    def words(self) -> str:
        """Tells which words the form shows, so that nobody agrees to words they did not see."""
        return words_hash([*(choice.text for choice in self.choices), self.consent_text])


def saw_other_words(posted: Mapping[str, str], shown_now: str) -> bool:
    """True for a form that was opened before its words changed."""
    return posted.get("woorden", shown_now) != shown_now


def words_changed() -> str:
    """What to tell whoever sends such a form."""
    return _("We changed these words since you opened the page. Read them, and choose once more.")


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
