"""Links of the old site lead to our own pages, documents and tests. Pure.

Works on what was built, the stored form of a StreamField: there a link is still `<a href="…">`.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

LINK = re.compile(r'<a href="(?P<href>[^"]*)">')
# The opening tag of a link in the stored form, given where it led; None leaves it as it is.
Lead = Callable[[str], str | None]


def relink(value: Any, lead: Lead) -> Any:
    """The same blocks, with every link led anew."""
    if isinstance(value, str):
        return LINK.sub(lambda match: lead(unescape(match["href"])) or match[0], value)
    if isinstance(value, Mapping):
        return {key: relink(each, lead) for key, each in value.items()}
    if isinstance(value, list):
        return [relink(each, lead) for each in value]
    return value
