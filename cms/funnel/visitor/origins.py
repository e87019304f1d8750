"""Where a visitor came from: a page and a block of ours, or nothing."""

import re

ORIGIN = re.compile(r"\d{1,10}(\.[0-9a-f-]{1,36})?")


def origin_in(text: str) -> str:
    """The origin if it has our form, else nothing: anybody may write anything into an address."""
    return text if ORIGIN.fullmatch(text) else ""


def page_id_in(origin: str) -> int | None:
    """The page of an origin."""
    number = origin.partition(".")[0]
    return int(number) if number else None
