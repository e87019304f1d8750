"""Shortcodes: `[name key="value"]inside[/name]`, replaced one by one. Pure."""

import re
from collections.abc import Callable, Mapping
from html import unescape

Attrs = Mapping[str, str]
# What stands in the place of a tag, given its name, whether it closes, and its attributes;
# None keeps the tag as the text it may well be, such as “[1]”.
Replace = Callable[[str, bool, Attrs], str | None]

QUOTED = r"\"[^\"]*\"|'[^']*'"
TAG = re.compile(rf"\[(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attrs>(?:{QUOTED}|[^\]\"'])*)\]")
ATTR = re.compile(rf"(?P<key>[\w:-]+)\s*=\s*(?P<value>{QUOTED}|[^\s\"'\]]+)")
CURLED = str.maketrans("“”„″", '""""')
ESCAPED = re.compile(r"&(?:quot|#8220|#8221|#8243|#0?34|#x22);", re.I)


def replace(text: str, by: Replace) -> str:
    """The text with each shortcode replaced; what is none stays as it is."""

    def one(match: re.Match[str]) -> str:
        new = by(match["name"], bool(match["close"]), attributes(match["attrs"]))
        return match[0] if new is None else new

    return TAG.sub(one, text)


def attributes(text: str) -> dict[str, str]:
    """The attributes of one tag; an editor may have curled its quotes."""
    straight = ESCAPED.sub('"', text).translate(CURLED)
    return {m["key"].lower(): unescape(m["value"].strip("\"'")) for m in ATTR.finditer(straight)}
