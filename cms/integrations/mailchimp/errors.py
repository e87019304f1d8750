"""Mailchimp's answers in our words: a table from what it says to what we do."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from cms.integrations.errors import (
    AudienceError,
    PermanentRefusal,
    Reason,
    TemporaryTrouble,
    WrongSettings,
)

SIX_HOURS = 6 * 60 * 60


class Missing(WrongSettings):
    """Mailchimp says 404: of the contact or of the audience, it does not say which."""

    def __init__(
        self, reason: Reason = Reason.NO_AUDIENCE, mend: str = "MAILCHIMP_AUDIENCE_ID"
    ) -> None:
        super().__init__(reason, mend)


@dataclass(frozen=True)
class Rule:
    """An answer with this status, whose title and words contain these, becomes this error."""

    status: int
    title: str
    words: str
    error: Callable[[], AudienceError]

    def fits(self, status: int, title: str, words: str) -> bool:
        """True if the answer is the one that this rule is about."""
        return status == self.status and self.title in title and self.words in words


refusal = partial(partial, PermanentRefusal)
trouble = partial(partial, TemporaryTrouble)
wrong = partial(partial, WrongSettings)

# Read from the top; the first rule that fits decides.
RULES = (
    Rule(400, "compliance state", "", refusal(Reason.LEFT)),
    Rule(400, "forgotten email", "", refusal(Reason.FORGOTTEN)),
    Rule(400, "member exists", "", refusal(Reason.KNOWN_ELSEWHERE)),
    Rule(400, "", "looks fake or invalid", refusal(Reason.DOUBTFUL_ADDRESS)),
    Rule(400, "", "signed up to a lot of lists", trouble(Reason.MANY_LISTS, SIX_HOURS)),
    Rule(400, "", "merge fields were invalid", refusal(Reason.MERGE_VALUES)),
    Rule(401, "", "", wrong(Reason.KEY_REFUSED, "MAILCHIMP_API_KEY")),
    Rule(403, "wrongdatacenter", "", wrong(Reason.WRONG_SERVER, "MAILCHIMP_SERVER_PREFIX")),
    Rule(403, "", "", wrong(Reason.KEY_REFUSED, "MAILCHIMP_API_KEY")),
    Rule(404, "", "", Missing),
    Rule(408, "", "", trouble(Reason.BUSY)),
    Rule(409, "", "", trouble(Reason.BUSY)),
    Rule(429, "", "", trouble(Reason.BUSY)),
)


def error_for(
    status: int, problem: dict[str, Any] | None, retry_after: int | None = None
) -> AudienceError:
    """The error for an answer that is no success; `problem` is its body if that was readable."""
    if status >= 500:
        reason = Reason.BUSY if status == 503 else Reason.BROKEN
        return TemporaryTrouble(reason, retry_after)
    if problem is None:
        return _wordless(status, retry_after)
    if status < 400:
        return TemporaryTrouble(Reason.UNREADABLE)
    title, words = str(problem.get("title", "")).casefold(), _words(problem)
    for rule in RULES:
        if rule.fits(status, title, words):
            return _patient(rule.error(), retry_after)
    return PermanentRefusal(Reason.NOT_UNDERSTOOD)


def _wordless(status: int, retry_after: int | None) -> AudienceError:
    """An answer without a reason, often not Mailchimp's own; at high load 403 and 429 are bare."""
    if status == 401:
        return WrongSettings(Reason.KEY_REFUSED, "MAILCHIMP_API_KEY")
    reason = Reason.BUSY if status in {403, 408, 429} else Reason.UNREADABLE
    return TemporaryTrouble(reason, retry_after)


def _words(problem: dict[str, Any]) -> str:
    """The detail and the messages about single fields, which hold the reason as often."""
    errors = problem.get("errors")
    fields = errors if isinstance(errors, list) else []
    messages = [field.get("message") for field in fields if isinstance(field, dict)]
    return " ".join(map(str, [problem.get("detail", ""), *messages])).casefold()


def _patient(error: AudienceError, retry_after: int | None) -> AudienceError:
    if isinstance(error, TemporaryTrouble) and retry_after:
        return TemporaryTrouble(error.reason, retry_after)
    return error
