"""The mapping is asked once: from a file, from the person at the keyboard, else guessed."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext as _

from cms.pages.importers.wordpress.mapping.answers import (
    ANSWERS,
    KINDS,
    PLACES,
    SKIP,
    Answer,
    SiteMapping,
)
from cms.pages.importers.wordpress.mapping.survey import Survey

Ask = Callable[[str], str]


def default_path(export: Path) -> Path:
    """Where the answers are kept: beside the export."""
    return export.with_name(f"{export.stem}.mapping.toml")


def guessed(survey: Survey) -> SiteMapping:
    """What most likely becomes what."""
    kinds = {kind: KINDS.get(kind, SKIP) for kind in survey.kinds}
    calls = {key: Answer(seen.guess) for key, seen in _most_seen_first(survey)}
    return SiteMapping({**KINDS, **kinds}, {}, calls)


def asked(survey: Survey, ask: Ask) -> SiteMapping:
    """The same, as a person answers; Enter takes what is proposed."""
    proposed = guessed(survey)
    kinds = dict(proposed.kinds)
    for kind, number in sorted(survey.kinds.items()):
        words = _("%(number)d items of the kind “%(kind)s” become") % {
            "number": number,
            "kind": kind,
        }
        kinds[kind] = _choice(ask, words, kinds[kind], PLACES.__contains__, PLACES)
    calls = {}
    for key, seen in _most_seen_first(survey):
        words = _("%(times)d x “%(words)s” to %(key)s becomes") % {
            "times": seen.times,
            "words": seen.words[:60],
            "key": key,
        }
        told = _choice(ask, words, seen.guess, lambda text: Answer.read(text) is not None, ANSWERS)
        calls[key] = Answer.read(told) or Answer(seen.guess)
    return SiteMapping(kinds, {}, calls)


def _most_seen_first(survey: Survey):
    return sorted(survey.calls.items(), key=lambda pair: (-pair[1].times, pair[0]))


def _choice(
    ask: Ask, words: str, proposed: str, is_right: Callable[[str], bool], allowed: tuple[str, ...]
) -> str:
    while True:
        told = ask(f"{words} ({', '.join(allowed)}) [{proposed}]: ").strip() or proposed
        if is_right(told):
            return told
