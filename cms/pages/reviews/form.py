"""What an outside reviewer fills in: an answer, why, and who it is that answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category, normalize

from django.utils.translation import gettext as _

LONGEST = 255
LONGEST_NOTE = 4000
AGREED, DISAGREED = "akkoord", "niet-akkoord"


@dataclass(frozen=True)
class AnswerForm:
    """A form as it is shown and as it was filled in."""

    name: str = ""
    credentials: str = ""
    answer: str = ""
    note: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def agrees(self) -> bool:
        """True for a sign-off."""
        return self.answer == AGREED


def read(posted: Mapping[str, str]) -> AnswerForm:
    """What was filled in, with a sentence for each field that is not right yet."""
    name, credentials = _line(posted.get("naam", "")), _line(posted.get("opleiding", ""))
    answer, note = (
        posted.get("oordeel", ""),
        _printable(posted.get("toelichting", ""), "\n").strip(),
    )
    wrong = {
        "oordeel": "" if answer in (AGREED, DISAGREED) else _("Choose whether you agree."),
        "toelichting": _wrong_note(answer, note),
        "naam": _wrong_line(name, _("Fill in your name.")),
        "opleiding": _wrong_line(credentials, _("Fill in your training or registration.")),
    }
    errors = {where: sentence for where, sentence in wrong.items() if sentence}
    return AnswerForm(name, credentials, answer, note, errors)


def _line(typed: str) -> str:
    return " ".join(_printable(typed).split())


def _printable(typed: str, *kept: str) -> str:
    """Without control characters and those that turn the direction of the text."""
    text = normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c if category(c)[0] != "C" or c in kept else " " for c in text)


def _wrong_line(text: str, sentence: str) -> str:
    return sentence if not text else _too_long(text, LONGEST)


def _wrong_note(answer: str, note: str) -> str:
    if answer == DISAGREED and not note:
        return _("Write what should be different, so that we can change it.")
    return _too_long(note, LONGEST_NOTE)


def _too_long(text: str, most: int) -> str:
    if len(text) <= most:
        return ""
    return _("This is too long. Use at most %(n)s characters.") % {"n": most}
