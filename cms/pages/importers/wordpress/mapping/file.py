"""The mapping as a TOML file that a person can read, change and give again."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.mapping.answers import (
    ANSWERS,
    KINDS,
    PLACES,
    Answer,
    SiteMapping,
)
from cms.pages.importers.wordpress.mapping.survey import Survey

MOST_BYTES = 1024 * 1024


def read_mapping(path: Path) -> SiteMapping:
    """The answers in a file, in TOML or JSON; raises Unreadable with what to mend."""
    raw = _tables(path)
    for name, allowed in (("kinds", PLACES), ("items", PLACES)):
        for key, value in raw[name].items():
            if value not in allowed:
                raise _wrong(path, key, value, allowed)
    calls = {}
    for key, value in raw["calls"].items():
        answer = Answer.read(value) if isinstance(value, str) else None
        if answer is None:
            raise _wrong(path, key, value, ANSWERS)
        calls[key] = answer
    return SiteMapping({**KINDS, **raw["kinds"]}, raw["items"], calls)


def write_mapping(path: Path, mapping: SiteMapping, survey: Survey) -> None:
    """Write the answers, with what each is about beside it; raises Unreadable."""
    try:
        path.write_text("\n".join(_lines(mapping, survey)) + "\n", encoding="utf-8")
    except OSError as error:
        raise Unreadable(_("%s cannot be written.") % path) from error


def _lines(mapping: SiteMapping, survey: Survey) -> Iterator[str]:
    yield "# " + _("What becomes what. Change what is wrong, then run the import again.")
    yield "# " + _("Kinds of item: %s") % ", ".join(PLACES)
    yield "[kinds]"
    for kind, number in sorted(survey.kinds.items()):
        yield f"{_quoted(kind)} = {_quoted(mapping.place(kind, ''))}  # {number} x"
    yield ""
    yield "# " + _("Single items, by the last part of their address: %s") % ", ".join(PLACES)
    yield "[items]"
    for slug, place in mapping.items.items():
        yield f"{_quoted(slug)} = {_quoted(place)}"
    yield ""
    yield "# " + _("Buttons and linked pictures, and links to the same address:")
    yield "# " + _("self_test, ebook, trial: as the article, its category or the site chooses;")
    yield "# " + _("self_test:SLUG or ebook:SLUG: that very one; page: a button to the page;")
    yield "# " + _("link: stays the link or the picture it is; nothing: is left out.")
    yield "[calls]"
    for key, answer in mapping.calls.items():
        yield f"{_quoted(key)} = {_quoted(str(answer))}  # {_comment(survey, key)}"


def _comment(survey: Survey, key: str) -> str:
    seen = survey.calls.get(key)
    return f"{seen.times} x “{' '.join(seen.words.split())[:60]}”" if seen else ""


def _quoted(text: str) -> str:
    # A JSON string is a TOML string too, as long as it holds no other control characters.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("%s is larger than 1 MB; a mapping never is.") % path.name)
        text = path.read_text(encoding="utf-8")
        raw = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise Unreadable(_("%s cannot be read.") % path) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            _("The mapping %(name)s has a mistake: %(reason)s.")
            % {"name": path.name, "reason": error}
        ) from error
    tables = {name: raw.get(name, {}) for name in ("kinds", "items", "calls")} if _is(raw) else {}
    if not tables or not all(map(_is, tables.values())):
        raise Unreadable(_("The mapping %s needs the tables kinds, items and calls.") % path.name)
    return tables


def _is(value: Any) -> bool:
    return isinstance(value, dict)


def _wrong(path: Path, key: str, value: Any, allowed: tuple[str, ...]) -> Unreadable:
    return Unreadable(
        _("In the mapping %(name)s “%(key)s” is “%(value)s”; choose one of: %(allowed)s.")
        % {"name": path.name, "key": key, "value": value, "allowed": ", ".join(allowed)}
    )
