"""The form below an article: what was typed, tidied, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.pages.models.comment import LONGEST_NAME, LONGEST_TEXT

# Control characters, and those that turn the direction of the text around them.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MANY_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n")


@dataclass(frozen=True)
class CommentForm:
    """A form as it is shown and as it was filled in."""

    name: str = ""
    text: str = ""
    trapped: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)


def read(posted: Mapping[str, str]) -> CommentForm:
    """What was typed, with a sentence for each field that is not right yet."""
    name = " ".join(_tidy(posted.get("naam", "")).split())
    text = MANY_EMPTY_LINES.sub("\n\n", _tidy(posted.get("reactie", ""))).strip()
    wrong = {"naam": _wrong_name(name), "reactie": _wrong_text(text)}
    return CommentForm(
        name=name,
        text=text,
        trapped=bool(posted.get("website")),
        errors={where: sentence for where, sentence in wrong.items() if sentence},
    )


def _tidy(typed: str) -> str:
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", UNPRINTABLE.sub("", lines))


def _wrong_name(name: str) -> str:
    if not name:
        return _("Fill in a name. It need not be your own.")
    if len(name) > LONGEST_NAME:
        return _("This name is too long. Use at most %(n)s characters.") % {"n": LONGEST_NAME}
    return ""


def _wrong_text(text: str) -> str:
    if not text:
        return _("Write your comment here.")
    if over := max(len(text) - LONGEST_TEXT, 0):
        sentence = ngettext(
            "Your comment is %(n)s character too long.",
            "Your comment is %(n)s characters too long.",
            over,
        )
        return sentence % {"n": over}
    return ""
