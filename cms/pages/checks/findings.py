"""What can be found, and what an editor can do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

# In the order of weight: care first, then trust, then how it reads.
ADVICE: dict[str, tuple[Any, Any]] = {
    "care": (
        _("No care card"),
        _("Add a care card that says when to call the doctor, early in the article."),
    ),
    "promise": (
        _("Promises a cure"),
        _("Say what helps many people, and how much. Nobody can promise a cure."),
    ),
    "source": (
        _("“Bron” without a source"),
        _("Select the word and choose its source, or take the word out."),
    ),
    "unchecked": (
        _("Source that is not checked"),
        _("Fill in the source and mark it as checked. Until then readers see “to follow”."),
    ),
    "claim": (
        _("Claim without a source"),
        _("Choose the source with the button “Bron”, or say that it is your own experience."),
    ),
    "missing_picture": (
        _("Picture that is missing"),
        _("Choose the picture, or remove the block."),
    ),
    "alt": (
        _("Picture without a description"),
        _("Say what can be seen, or mark the picture as decoration."),
    ),
    "link": (
        _("Link that says nothing"),
        _("Let the words of the link say where it leads."),
    ),
    "heading": (
        _("Heading in the wrong place"),
        _("Begin with a chapter, put sections below it, and write something below each."),
    ),
    "description": (
        _("No description for search engines"),
        _("Write one or two sentences in the tab Promote."),
    ),
    "level": (
        _("Hard to read"),
        _("Use shorter sentences and everyday words."),
    ),
    "sentence": (
        _("Sentence of more than 30 words"),
        _("Cut it in two."),
    ),
}
LEVELS = {
    "easy": _("easy"),
    "average": _("average"),
    "hard": _("hard"),
    "unknown": _("too short to say"),
}


@dataclass(frozen=True)
class Finding:
    """Something to look at: what it is, under which heading, and its words."""

    kind: str
    where: str = ""
    words: str = ""


@dataclass(frozen=True)
class Group:
    """All findings of one kind, with what to do about them."""

    title: Any
    advice: Any
    findings: list[Finding]


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """The findings by kind, in the order of their weight."""
    by_kind: dict[str, list[Finding]] = {kind: [] for kind in ADVICE}
    for finding in findings:
        by_kind[finding.kind].append(finding)
    return [Group(*ADVICE[kind], found) for kind, found in by_kind.items() if found]
