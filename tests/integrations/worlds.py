"""Both audiences, as the tests see them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.integrations.audience import Audience, contact_key
from cms.integrations.twin import TwinAudience

ANNA = "Anna.de.Vries@Praktijk-Zuid.nl"


@dataclass(frozen=True)
class World:
    """An audience, and the hands to look into it and to change it behind our back."""

    audience: Audience
    look: Callable[[str], dict[str, Any] | None]
    becomes: Callable[[str, str], None]


def on_disk(folder: Path) -> World:
    def look(email: str) -> dict[str, Any] | None:
        path = folder / f"{contact_key(email)}.json"
        return json.loads(path.read_text()) if path.exists() else None

    def becomes(email: str, status: str) -> None:
        path = folder / f"{contact_key(email)}.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | {"status": status}))

    return World(TwinAudience(folder), look, becomes)
