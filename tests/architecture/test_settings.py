"""A wrong or missing setting stops the start with one line that names it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "a long random text, as every site makes its own: 1f6b0c92e7",
    "FIELD_KEYS": "a field key",
    "LINK_KEYS": "a link key",
    "SITE_URL": "https://www.example.nl",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.nl:587",
    "DEFAULT_FROM_EMAIL": "Praktijk <post@example.nl>",
    "DATABASE_URL": "postgres://user:password@localhost/wegwijzer",
    "CELERY_BROKER_URL": "redis://localhost:6379/0",
}


def start(
    tmp_path: Path, arguments: list[str], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=surroundings | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_no_warning(tmp_path: Path) -> None:
    checked = start(tmp_path, ["check", "--deploy", "--fail-level", "WARNING"], PRODUCTION)

    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    "name",
    ["SECRET_KEY", "FIELD_KEYS", "LINK_KEYS", "SITE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL"],
)
def test_production_names_what_is_missing(tmp_path: Path, name: str) -> None:
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    refused = start(tmp_path, ["check"], environment)

    assert refused.returncode != 0
    assert name in refused.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMAIL_URL", "pigeon://loft"),
        ("CELERY_BROKER_URL", "smoke://hill"),
        ("DATABASE_URL", "cupboard://kitchen"),
        ("DEBUG", "perhaps"),
        ("MAILCHIMP_API_KEY", "key-without-audience"),
    ],
)
def test_production_names_what_is_wrong(tmp_path: Path, name: str, value: str) -> None:
    refused = start(tmp_path, ["check"], PRODUCTION | {name: value})

    assert refused.returncode != 0
    assert name in refused.stderr.strip().splitlines()[-1]
    assert "Traceback" not in refused.stderr


def test_every_setting_is_listed_in_the_example() -> None:
    parts = (ROOT / "cms" / "settings").rglob("*.py")
    used = {
        name
        for part in parts
        for name in re.findall(
            r'(?:env\.\w+|flag|address|required)\(\s*"([A-Z_]+)"', part.read_text()
        )
    }
    listed = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))

    assert used - {"DJANGO_SETTINGS_MODULE"} == listed - {"HOST", "PORT"}
