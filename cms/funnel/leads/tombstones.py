"""Tombstones in a file that is only ever added to: no restored database takes them back."""

import logging
import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)

LINE = re.compile(r"([0-9a-f]{64}) (\S+)")


def tombstones_file() -> Path:
    """Where they stand: one line for each, a keyed hash of an address and a moment."""
    return Path(settings.DATA_DIR) / "erased.txt"


def append(indexes: Iterable[str], at: datetime) -> None:
    """Write tombstones so that they outlive a power cut; a full disk is told to staff, no more.

    An erasure must not fail for its own memory: the row remembers too, and tomorrow's chore
    brings the file up to date.
    """
    lines = "".join(f"{index} {at.isoformat()}\n" for index in indexes)
    try:
        tombstones_file().parent.mkdir(parents=True, exist_ok=True)
        with tombstones_file().open("a") as file:
            # A line that a crash cut short must not swallow the next one.
            file.write(f"\n{lines}")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        logger.error("The file of erasures cannot be written: %s", type(error).__name__)


def read() -> dict[str, datetime]:
    """The last erasure of each keyed hash; a line that was cut short is passed over."""
    try:
        lines = tombstones_file().read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    erased: dict[str, datetime] = {}
    for line in lines:
        if (written := LINE.fullmatch(line)) and (at := _moment(written[2])):
            erased[written[1]] = max(at, erased.get(written[1], at))
    return erased


def _moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
