"""An old site with its files, and the command that brings it in."""

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from PIL import Image as Pillow
from wagtail.models import Collection

from cms.pages.models import ComplaintIndexPage

SITE = Path(__file__).parents[3] / "fixtures" / "wordpress" / "oude-praktijk.xml"
PDF = b"%PDF-1.4\n" + b"oefening\n" * 20 + b"%%EOF\n"


def picture(kind: str, colour: str) -> bytes:
    file = BytesIO()
    Pillow.new("RGB", (64, 36), colour).save(file, kind)
    return file.getvalue()


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """The folder that a host gives: wp-content/uploads."""
    folder = tmp_path / "uploads"
    (folder / "2020" / "05").mkdir(parents=True)
    (folder / "2020" / "06").mkdir()
    (folder / "2020" / "05" / "rug.jpg").write_bytes(picture("JPEG", "teal"))
    (folder / "2020" / "05" / "test-knop.png").write_bytes(picture("PNG", "orange"))
    (folder / "2020" / "06" / "oefeningen.pdf").write_bytes(PDF)
    return folder


@pytest.fixture
def bring_in(complaints: ComplaintIndexPage, tmp_path: Path, settings: Any) -> Callable[..., str]:
    """Run the command as a script does; returns what it said."""
    settings.MEDIA_ROOT = tmp_path / "media"
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")

    def run(*files: Path, **options: Any) -> str:
        out = StringIO()
        defaults = {"mapping": tmp_path / "mapping.toml", "no_input": True}
        call_command("import_wordpress", *(files or (SITE,)), stdout=out, **defaults | options)
        return out.getvalue()

    return run
