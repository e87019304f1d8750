"""An article of ours beside the same one in a bare Wagtail project: CPU time, in alternation."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.as_plain_blocks import as_plain_blocks, number_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROUNDS, REQUESTS, WARM_UP = 9, 20, 20
TARGET = 0.5
SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "a key for a bench"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["article", *INSTALLED_APPS]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""


@dataclass(frozen=True)
class Cost:
    """What one request costs."""

    ms: float
    queries: int
    bytes: int


def compare(folder: Path, data: Path, slugs: list[str]) -> Iterator[tuple[str, dict[str, Cost]]]:
    """Each article with its cost in the bare project, made anew here, and as visitors get it."""
    make_bare_project(folder)
    for slug in slugs:
        here = ROOT, "cms.settings.dev", f"/klachten/{slug}/", {"DATA_DIR": str(data)}
        with (
            served(folder, "bare.settings.bench", f"/{slug}/", {}) as bare,
            served(*here, PAGE_CACHE_MB="0") as anew,
            served(*here) as kept,
        ):
            names = "bare Wagtail", "here, made anew", "here, as visitors do"
            yield slug, dict(zip(names, measured(bare, anew, kept), strict=True))


def make_bare_project(folder: Path) -> None:
    """`wagtail start`, with an app for articles and our articles in it."""
    folder.mkdir()
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([wagtail, "start", "bare", folder], check=True, capture_output=True)
    shutil.copytree(HERE / "bare" / "article", folder / "article")
    shutil.copy(HERE / "bare" / "fill.py", folder)
    (folder / "article" / "migrations").mkdir()
    (folder / "article" / "migrations" / "__init__.py").touch()
    (folder / "bare" / "settings" / "bench.py").write_text(SETTINGS)
    (folder / "pages.json").write_text(json.dumps(held()))
    subprocess.run([sys.executable, folder / "fill.py"], check=True, cwd=folder, env=clean())


def held() -> dict[str, Any]:
    """Our articles and pictures, for the bare project to take over."""
    from wagtail.images import get_image_model
    from wagtail.models import Page

    pages = Page.objects.live().filter(depth__gt=1).specific()
    return {
        "images": [
            {"pk": image.pk, "title": image.title, "file": image.file.path}
            for image in get_image_model().objects.all()
        ],
        "pages": [
            {
                "pk": number_of(page.pk),
                "title": page.title,
                "slug": page.slug,
                "body": as_plain_blocks((getattr(page, "body", None) and page.body.raw_data) or []),
            }
            for page in pages
        ],
    }


def clean() -> dict[str, str]:
    """An environment in which none of our settings stands."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


@contextmanager
def served(
    folder: Path, settings: str, path: str, surroundings: dict[str, str], **more: str
) -> Iterator[subprocess.Popen[str]]:
    """A process that serves one page of a project."""
    process = subprocess.Popen(
        [sys.executable, HERE / "served.py", path],
        cwd=folder,
        env=clean()
        | surroundings
        | more
        | {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        asked(process, WARM_UP)
        yield process
    finally:
        process.stdin.close()
        process.wait(20)


def asked(process: subprocess.Popen[str], times: int) -> Cost:
    """The cost of so many requests, for one."""
    process.stdin.write(f"{times}\n")
    process.stdin.flush()
    return Cost(**json.loads(process.stdout.readline()))


def measured(*processes: subprocess.Popen[str]) -> list[Cost]:
    """The median of each, taken in alternation, as the machine is not equally busy all the time."""
    rounds = [[asked(process, REQUESTS) for process in processes] for _round in range(ROUNDS)]
    return [
        Cost(statistics.median(cost.ms for cost in costs), costs[-1].queries, costs[-1].bytes)
        for costs in zip(*rounds, strict=True)
    ]
