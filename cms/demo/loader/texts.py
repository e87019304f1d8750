"""The texts as they lie in `content/`, one TOML file per thing."""

import tomllib
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parents[1]
CONTENT = DEMO / "content"

Texts = dict[str, Any]


def read(name: str) -> Texts:
    """One file of texts, by its name below `content/`."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def read_folder(name: str) -> list[Texts]:
    """All files of one folder, in the order of their names."""
    return [read(f"{name}/{path.stem}") for path in sorted((CONTENT / name).glob("*.toml"))]
