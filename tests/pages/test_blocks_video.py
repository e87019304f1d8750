"""A video: which addresses are one, and what a page holds before anybody presses it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.pages.blocks import BodyBlock
from cms.pages.blocks.video_addresses import find_video
from tests.pages.test_blocks import shown

BLOCK = BodyBlock().child_blocks["video"]
ID = "dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"https://m.youtube.com/watch?list=x&v={ID}&t=12s",
        f"https://youtu.be/{ID}?si=abc",
        f"http://youtube.com/shorts/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
    ],
)
def test_every_address_of_a_youtube_video_leads_to_the_player_without_cookies(address: str) -> None:
    video = find_video(address)

    assert video is not None
    assert video.watch_url == f"https://www.youtube.com/watch?v={ID}"
    assert video.player_url.startswith(f"https://www.youtube-nocookie.com/embed/{ID}?")


@pytest.mark.parametrize(
    ("address", "watched", "player"),
    [
        ("https://vimeo.com/76979871", "vimeo.com/76979871", "video/76979871?autoplay"),
        ("https://player.vimeo.com/video/76979871", "vimeo.com/76979871", "video/76979871?auto"),
        ("https://vimeo.com/76979871/ab12cd34", "vimeo.com/76979871/ab12cd34", "?h=ab12cd34&"),
        ("https://player.vimeo.com/video/76979871?h=ab12cd34", "/ab12cd34", "?h=ab12cd34&"),
    ],
)
def test_a_vimeo_video_keeps_the_key_that_opens_it(address: str, watched: str, player: str) -> None:
    video = find_video(address)

    assert video is not None
    assert video.watch_url.endswith(watched)
    assert player in video.player_url


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://www.youtube.com/@kanaal",
        "https://www.youtube.com/watch?v=kort",
        "https://youtube.com.example.org/watch?v=" + ID,
        "https://vimeo.com/kanaal",
        "javascript://youtube.com/watch?v=" + ID,
        "https://example.org/film.mp4",
        "https://[",
    ],
)
def test_what_is_no_video_of_theirs_is_refused(address: str) -> None:
    assert find_video(address) is None


def test_the_editor_reads_in_a_sentence_what_to_give() -> None:
    value = {"title": "Rug", "address": "https://example.org/film", "poster": None, "caption": ""}

    with pytest.raises(ValidationError) as caught:
        BLOCK.clean(BLOCK.to_python(value))

    [error] = caught.value.block_errors["address"].messages
    assert error == "Geef het adres van één video op YouTube of Vimeo, zoals je browser het toont."


@pytest.mark.django_db
def test_before_a_click_a_page_loads_nothing_of_others() -> None:
    html = shown("video", {"title": "Rug & nek", "address": f"https://youtu.be/{ID}"})

    assert f'<a class="video-link" href="https://www.youtube.com/watch?v={ID}"' in html
    assert "Bekijk de video: Rug &amp; nek" in html
    assert "<iframe" not in html
    assert html.count("src=") == 1
    assert 'src="/static/js/video.js"' in html


@pytest.mark.django_db
def test_only_the_two_players_may_stand_in_a_frame(home: Any, client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    [frames] = [part for part in policy.split(";") if "frame-src" in part]
    assert frames.split()[1:] == [
        "'self'",
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
    ]
