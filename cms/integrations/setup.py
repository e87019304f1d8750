"""How an audience should be set up and how it is: the difference, as lines for an administrator."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

EVENTS = ("subscribe", "unsubscribe", "profile", "cleaned", "upemail")


@dataclass(frozen=True)
class Wanted:
    """What this site needs there: its tags, and a webhook at this address."""

    tags: frozenset[str] = frozenset()
    webhook_url: str = field(default="", repr=False)


@dataclass(frozen=True)
class Hook:
    """A webhook as it is there; `echoes` means that our own writes come back to us too."""

    url: str = field(repr=False)
    events: frozenset[str]
    echoes: bool


@dataclass(frozen=True)
class Found:
    """An audience as it is."""

    name: str
    double_optin: bool
    asks_permissions: bool
    required_fields: frozenset[str]
    tags: frozenset[str]
    hooks: tuple[Hook, ...]


class Mark(StrEnum):
    """What a line means: all is well, a person should look, or something can be made."""

    GOOD = "good"
    LOOK = "look"
    LACKS = "lacks"


@dataclass(frozen=True)
class Line:
    """One fact about the audience; a `tag` or the webhook is what can be made."""

    mark: Mark
    sentence: str
    tag: str = ""


class SetsUp(Protocol):
    """Looks at an audience and makes what it lacks; nothing is ever deleted."""

    def survey(self) -> Found:
        """The audience as it is; raises the errors of the port."""

    def make_tag(self, name: str) -> None:
        """Make a tag that nobody has yet."""

    def make_webhook(self, url: str) -> str:
        """Make the webhook; returns the secret it is signed with, if there is one."""


def difference(wanted: Wanted, found: Found) -> Iterator[Line]:
    """Every line about this audience, in the order in which an administrator goes through them."""
    yield Line(Mark.GOOD, f"The key works, and the audience is “{found.name}”.")
    yield _double_optin(found)
    if found.asks_permissions:
        yield Line(
            Mark.LOOK,
            "GDPR fields are on. Contacts from here tick none of them: a campaign for those who"
            " did reaches nobody from here.",
        )
    for name in sorted(found.required_fields):
        yield Line(
            Mark.LOOK,
            f"The field {name} is required, and we do not fill it. Make it optional in Mailchimp.",
        )
    yield from _tags(wanted, found)
    yield _webhook(wanted, found)


def _double_optin(found: Found) -> Line:
    if not found.double_optin:
        return Line(Mark.GOOD, "Double opt-in is off there: people confirm their address here.")
    return Line(
        Mark.LOOK,
        "Double opt-in is on. People confirm their address here already: switch it off in the"
        " audience's settings, so that nobody is asked twice.",
    )


def _tags(wanted: Wanted, found: Found) -> Iterator[Line]:
    there = {tag.casefold() for tag in found.tags}
    for tag in sorted(wanted.tags):
        if tag.casefold() in there:
            yield Line(Mark.GOOD, f"The tag “{tag}” is there.")
        else:
            yield Line(Mark.LACKS, f"The tag “{tag}” is not there yet.", tag)


def _webhook(wanted: Wanted, found: Found) -> Line:
    if not wanted.webhook_url:
        return Line(
            Mark.LOOK, "There is no MAILCHIMP_WEBHOOK_SECRET, so Mailchimp cannot tell us news."
        )
    hook = next((hook for hook in found.hooks if hook.url == wanted.webhook_url), None)
    if hook is None:
        return Line(Mark.LACKS, "The webhook to this site is not there yet.")
    if silent := [event for event in EVENTS if event not in hook.events]:
        return Line(Mark.LOOK, f"The webhook is there, but does not tell: {', '.join(silent)}.")
    if hook.echoes:
        return Line(Mark.LOOK, "The webhook also tells what we write. Switch “via the API” off.")
    return Line(Mark.GOOD, "The webhook is there.")
