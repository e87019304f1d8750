"""Files come from the folder that was given or from the old site, and from nowhere else."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.lib.fetching import NotFetched, fetch
from cms.pages.importers.wordpress.reading.uploads import Uploads
from cms.pages.models import ImportedPost
from tests.pages.importers.wordpress.conftest import picture
from tests.pages.importers.wordpress.wxr import HOME, export, post

UPLOADS = f"{HOME}/wp-content/uploads"


@pytest.mark.parametrize("below", ["", "uploads", "wp-content/uploads"])
@pytest.mark.parametrize(
    "name", ["a.jpg", "a-300x200.jpg", "a-scaled.jpg", "a%2Ejpg", "map/../a.jpg"]
)
def test_a_file_is_found_in_whatever_size_and_folder(tmp_path: Path, below: str, name: str) -> None:
    folder = tmp_path / below / "2020"
    (folder / "map").mkdir(parents=True)
    (folder / "a.jpg").write_bytes(b"x")

    assert Uploads(tmp_path)(f"{UPLOADS}/2020/{name}") == b"x"


@pytest.mark.parametrize(
    "name",
    [
        "../geheim.jpg",
        "%2e%2e/geheim.jpg",
        "..%2fgeheim.jpg",
        "/geheim.jpg",
        "wijzer.jpg",
        "a\x00.jpg",
        "",
        ".",
        "a" * 5000,
        "map",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "geheim.jpg").write_bytes(b"x")
    folder = tmp_path / "uploads"
    (folder / "map").mkdir(parents=True)
    (folder / "wijzer.jpg").symlink_to(tmp_path / "geheim.jpg")

    assert Uploads(folder)(f"{UPLOADS}/{name}") is None


@pytest.mark.django_db
def test_the_same_file_under_two_names_is_one_image(
    bring_in: Callable[..., str], tmp_path: Path
) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    for name in ("een.jpg", "twee.jpg"):
        (folder / name).write_bytes(picture("JPEG", "teal"))
    images = "".join(f'<img src="{UPLOADS}/{n}.jpg" alt="{n}"/>' for n in ("een", "twee"))

    bring_in(export(tmp_path / "een.xml", post(1, images)), media=folder)

    assert get_image_model().objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", b"geen foto"),
        ("a.jpg", picture("JPEG", "red")[:300]),
        ("a.svg", b"<svg onload='alert(1)'/>"),
        ("a.jpg", b""),
    ],
    ids=["words", "half a picture", "a script that draws", "nothing"],
)
def test_what_is_no_picture_stays_out_with_a_reason(
    bring_in: Callable[..., str], tmp_path: Path, name: str, data: bytes
) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / name).write_bytes(data)
    file = export(tmp_path / "een.xml", post(1, f'<img src="{UPLOADS}/{name}" alt="a"/>'))

    bring_in(file, media=folder)

    assert not get_image_model().objects.exists()
    assert name in " ".join(ImportedPost.objects.get(number=1).warnings)


@pytest.mark.django_db
def test_a_document_that_is_none_stays_a_link(bring_in: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"MZ")
    link = f'<p>Lees <a href="{UPLOADS}/a.pdf">dit</a>.</p>'

    bring_in(export(tmp_path / "een.xml", post(1, link)), media=folder)

    assert not get_document_model().objects.exists()
    assert "a.pdf" in " ".join(ImportedPost.objects.get(number=1).warnings)


class OldServer(BaseHTTPRequestHandler):
    """Gives a picture, a way elsewhere, too much, and nothing."""

    def do_GET(self) -> None:
        answers = {
            "/wp-content/uploads/a.jpg": (200, picture("JPEG", "blue")),
            "/groot": (200, b"x" * 5000),
            "/rond": (302, b"/rond"),
            "/schema": (302, b"file:///etc/passwd"),
            "/naar-binnen": (302, b"http://10.0.0.1/"),
        }
        status, body = answers.get(self.path, (404, b""))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        self.end_headers()
        self.wfile.write(body if status == 200 else b"")

    def log_message(self, *_args: object) -> None: ...


@pytest.fixture
def old_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), OldServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_what_cannot_be_fetched_is_said_in_a_few_words(old_site: str) -> None:
    for address, words in {
        "/groot": "too large",
        "/weg": "status 404",
        "/rond": "redirected too often",
        "/schema": "no address of the web",
        "/naar-binnen": "a private address",
    }.items():
        with pytest.raises(NotFetched, match=words):
            fetch(old_site + address, 1000, allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://[fd00::1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_nothing_is_fetched_from_a_private_network(address: str) -> None:
    with pytest.raises(NotFetched, match=r"a private address|unknown host"):
        fetch(address, 1000)


@pytest.mark.django_db
@pytest.mark.parametrize(("allowed", "images"), [(True, 1), (False, 0)])
def test_pictures_are_fetched_from_the_old_site_when_told(
    bring_in: Callable[..., str], old_site: str, tmp_path: Path, allowed: bool, images: int
) -> None:
    file = export(tmp_path / "een.xml", post(1, f'<img src="{UPLOADS}/a.jpg" alt="a"/>'))
    file.write_text(file.read_text().replace(HOME, old_site))

    bring_in(file, fetch_media=True, allow_private=allowed)

    assert get_image_model().objects.count() == images


@pytest.mark.django_db
def test_nothing_is_fetched_from_any_other_host(
    bring_in: Callable[..., str], old_site: str, tmp_path: Path
) -> None:
    foreign = f"{old_site}/wp-content/uploads/a.jpg"
    file = export(tmp_path / "een.xml", post(1, f'<img src="{foreign}" alt="a"/>'))

    bring_in(file, fetch_media=True, allow_private=True)

    assert not get_image_model().objects.exists()
