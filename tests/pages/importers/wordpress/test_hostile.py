"""Whatever is handed over: a sentence, exit code 1, and nothing stored."""

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.reading import wxr as reading
from cms.pages.importers.wordpress.reading.opening import MOST_BYTES
from cms.pages.importers.wordpress.reading.values import Item
from cms.pages.models import ImportedPost
from tests.pages.importers.wordpress.wxr import FOOT, HEAD, export, post

ROOT = Path(__file__).parents[4]
DOCTYPE = '<!DOCTYPE rss [{}]>\n<rss version="2.0"><channel><title>&x;</title></channel></rss>'
LAUGHS = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">' + "".join(
    f'<!ENTITY x{n} "{f"&x{n - 1};" * 10 if n else "&b;"}">' for n in range(9)
)

BODY = HEAD.partition("?>")[2]
HOSTILE = {
    "empty": b"",
    "only spaces": b"  \n ",
    "binary": bytes(range(256)) * 40,
    "a zip": b"PK\x03\x04" + b"\x00" * 200,
    "a page": b"<html><body>rss</body></html>",
    "plain words": b"Rugpijn door stress",
    "a feed": b'<rss version="2.0"><channel><title>Blog</title><link>https://x.example</link></channel></rss>',
    "broken off": HEAD.encode() + post(1).encode()[:80],
    "not closed": HEAD.encode() + post(1).encode(),
    "wrong letters": HEAD.encode() + b"<item><title>\xff\xfe</title></item>" + FOOT.encode(),
    "an unknown alphabet": HEAD.replace("UTF-8", "x-klingon").encode() + FOOT.encode(),
    "an entity of its own": HEAD.encode() + b"<item><title>&boem;</title></item>" + FOOT.encode(),
    "a file of the server": DOCTYPE.format('<!ENTITY x SYSTEM "file:///etc/passwd">').encode(),
    "another site": DOCTYPE.format('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">').encode(),
    "a billion laughs": DOCTYPE.format(LAUGHS.replace("x8", "x")).encode(),
    "parameter entities": DOCTYPE.format('<!ENTITY % p SYSTEM "http://[::1]/"> %p;').encode(),
    "a harmless document type": f"<!DOCTYPE rss>{BODY}{FOOT}".encode(),
    "a thousand deep": HEAD.encode() + b"<a>" * 1000 + b"</a>" * 1000 + FOOT.encode(),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_export_gets_a_sentence(
    bring_in: Callable[..., str], tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(data)

    with pytest.raises(CommandError, match=r"export\.xml .*\.$"):
        bring_in(file)

    assert not ImportedPost.objects.exists()


@pytest.mark.django_db
def test_what_is_no_file_gets_a_sentence(bring_in: Callable[..., str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    for path in (tmp_path, tmp_path / "weg.xml", tmp_path / "pijp", Path("/dev/zero")):
        with pytest.raises(CommandError, match=r"\.$"):
            bring_in(path)


def test_a_file_of_more_than_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = export(tmp_path / "groot.xml", post(1))
    os.truncate(file, MOST_BYTES + 1)

    with pytest.raises(Unreadable, match="200 MB"):
        list(reading.read(file))


@pytest.mark.django_db
def test_an_item_of_more_than_20_mb_is_left_out_and_told(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    file = export(tmp_path / "groot.xml", post(1, "x" * (20 * 1024 * 1024 + 1)), post(2))

    said = bring_in(file)

    assert "20 MB" in said
    assert list(ImportedPost.objects.values_list("number", flat=True)) == [2]


def test_control_characters_that_real_exports_hold_are_left_out(tmp_path: Path) -> None:
    file = export(tmp_path / "vies.xml", post(1, "<p>Rug\x0bpijn\x1f.</p>"))

    (item,) = [part for part in reading.read(file) if isinstance(part, Item)]

    assert item.content == "<p>Rugpijn.</p>"


def test_a_large_site_is_read_in_little_memory(tmp_path: Path) -> None:
    file = export(tmp_path / "groot.xml", *(post(n, "<p>zin</p>" * 2000) for n in range(1, 301)))
    tracemalloc.start()

    number = sum(isinstance(part, Item) for part in reading.read(file))

    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 300
    assert file.stat().st_size > 6_000_000
    assert most < 1_500_000


def test_the_command_ends_with_code_1_and_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "leeg.xml"
    file.touch()

    ended = subprocess.run(
        [sys.executable, "manage.py", "import_wordpress", str(file)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "leeg.xml" in ended.stderr
    assert "Traceback" not in ended.stderr
