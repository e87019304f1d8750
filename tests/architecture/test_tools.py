"""What `make lint` looks at is looked at in every run."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
TEMPLATES = [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]

TOOLS = {
    "ruff": ["ruff", "check", "."],
    "the format": ["ruff", "format", "--check", "."],
    "djade": ["djade", "--check", "--target-version", "5.2", *TEMPLATES],
    "mypy": ["mypy"],
    "the import contracts": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("command", TOOLS.values(), ids=TOOLS)
def test_nothing_is_found_by(command: list[str]) -> None:
    tool, *arguments = command

    found = subprocess.run(
        [BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert found.returncode == 0, found.stdout + found.stderr
