from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def picture() -> Path:
    path = Path(settings.MEDIA_ROOT) / "picture.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a picture")
    return path


def test_an_upload_is_served_and_may_be_kept(picture: Path) -> None:
    answer = Client().get("/media/picture.txt")

    assert b"".join(answer.streaming_content) == b"a picture"
    assert "public" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("a" * 300, 404),
        ("a%00b", 404),
        ("nothing.jpg", 404),
        ("%ff", 404),
        ("../keys.json", 400),
        ("%2e%2e/keys.json", 400),
    ],
)
def test_what_is_not_there_is_not_found(path: str, status: int) -> None:
    assert Client().get(f"/media/{path}").status_code == status
