"""Where settings come from: the environment, and one folder for all that is written."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[3]

env = environ.Env()
env.read_env(BASE_DIR / ".env")

DATA_DIR = Path(env.str("DATA_DIR", default="var"))
if not DATA_DIR.is_absolute():
    DATA_DIR = BASE_DIR / DATA_DIR


def flag(name: str, *, default: bool) -> bool:
    """A yes or a no; a word that is neither stops the start."""
    words = {"true": True, "yes": True, "1": True, "on": True}
    words |= {"false": False, "no": False, "0": False, "off": False}
    value = env.str(name, default=str(default)).strip().lower()
    if value not in words:
        raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”")
    return words[value]


def address(name: str, default: str, *schemes: str) -> str:
    """A URL whose scheme is one of `schemes`; any other stops the start."""
    value = env.str(name, default="") or default
    if value.partition("://")[0] not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with {', '.join(schemes)} and “://”")
    return value


def required(name: str, why: str) -> str:
    """The value of a setting that has no safe default; without it the start stops here."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}")
    return value
