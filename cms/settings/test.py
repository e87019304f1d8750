"""The suite: fast password hashes, a database file of its own, mail that stays in memory."""

import os
import tempfile
from pathlib import Path

# Set, if only to nothing, before `.env` is read: no test reaches a real server by accident.
for _name in ("EMAIL_URL", "CELERY_BROKER_URL", "CACHE_URL", "MAILCHIMP_API_KEY"):
    os.environ.setdefault(_name, "")

from cms.settings.base import *

DATA_DIR = Path(tempfile.mkdtemp(prefix="wegwijzer-test-"))
MEDIA_ROOT = DATA_DIR / "media"
EMAIL_FILE_PATH = DATA_DIR / "mail"
STORAGES["private"] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
}

SECRET_KEY = "a key for tests"  # noqa: S105 - it keeps nothing secret
FIELD_KEYS = ["a field key for tests"]
LINK_KEYS = ["a link key for tests"]
ALLOWED_HOSTS = ["*"]
PAGE_CACHE_MB = 0  # A test that rolls back begins no new generation.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Tests with threads need a file; it lives and dies with the run.
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
