"""How often each article was read: from a file of addresses and numbers, or a plugin's counter."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.reading.addresses import key_of

MOST_BYTES = 20 * 1024 * 1024
# Post Views Counter, WP-PostViews, WordPress Popular Posts and the like.
COUNTERS = (
    "views",
    "post_views_count",
    "_post_views",
    "pvc_views",
    "wpb_post_views_count",
    "entry_views",
    "_views_count",
)


def counted_by_plugin(meta: Mapping[str, str]) -> int:
    """What the best known counters left behind; nought without any."""
    return max((_count(meta.get(name, "")) for name in COUNTERS), default=0)


def read_views(path: Path, hosts: frozenset[str]) -> dict[str, int]:
    """Page views by the key of an address; raises Unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("%s is larger than 20 MB.") % path.name)
        text = path.read_text(encoding="utf-8-sig")
        counted = _added_up(_rows(text.splitlines()), hosts)
    except OSError as error:
        raise Unreadable(_("%s cannot be read.") % path) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(_("%s is no CSV file in UTF-8.") % path.name) from error
    if not counted:
        raise Unreadable(
            _("%s has no line with an address and a number, such as “/rugpijn/,1200”.") % path.name
        )
    return counted


def _rows(lines: list[str]) -> Iterator[tuple[str, int]]:
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    separator = max(",;\t", key=first.count)
    for row in csv.reader(lines, delimiter=separator):
        if len(row) >= 2 and row[0].strip().startswith(("/", "http")):
            yield row[0].strip(), _count(row[1])


def _added_up(rows: Iterable[tuple[str, int]], hosts: frozenset[str]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for address, number in rows:
        if key := key_of(address, hosts):
            counted[key] = counted.get(key, 0) + number
    return counted


def _count(text: str) -> int:
    """`1.234` and `1,234` are one thousand; no count is longer than ten digits."""
    digits = text.strip().replace(".", "").replace(",", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 10 else 0
