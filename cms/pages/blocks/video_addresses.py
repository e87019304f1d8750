"""From the address of a video to the two addresses that a page needs. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

YOUTUBE_ID = re.compile(r"[\w-]{11}")
VIMEO_PATH = re.compile(r"/(?:video/)?(?P<id>\d{6,12})(?:/(?P<key>[0-9a-f]{6,20}))?/?")
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/(?P<id>[\w-]{11})/?")
VIMEO_HOSTS = {"vimeo.com", "player.vimeo.com"}
YOUTUBE_HOSTS = {"youtube.com", "m.youtube.com", "youtube-nocookie.com"}


@dataclass(frozen=True)
class Video:
    """Where a video can be watched, and its player that sets no cookie before it plays."""

    host: str
    watch_url: str
    player_url: str


def find_video(address: str) -> Video | None:
    """The video behind an address of YouTube or Vimeo, None for any other address."""
    try:
        url = urlsplit(address.strip())
    except ValueError:
        return None
    host = (url.hostname or "").removeprefix("www.")
    if url.scheme not in ("http", "https"):
        return None
    if host in VIMEO_HOSTS:
        return _vimeo(url.path, parse_qs(url.query).get("h", [""])[0])
    if host == "youtu.be":
        return _youtube(url.path.strip("/"))
    if host in YOUTUBE_HOSTS:
        named = YOUTUBE_PATH.fullmatch(url.path)
        return _youtube(named["id"] if named else parse_qs(url.query).get("v", [""])[0])
    return None


def _youtube(video_id: str) -> Video | None:
    if not YOUTUBE_ID.fullmatch(video_id):
        return None
    return Video(
        "YouTube",
        f"https://www.youtube.com/watch?v={video_id}",
        f"https://www.youtube-nocookie.com/embed/{video_id}?autoplay=1&rel=0",
    )


def _vimeo(path: str, key: str) -> Video | None:
    match = VIMEO_PATH.fullmatch(path)
    if not match:
        return None
    # A video that is not listed opens with a key only.
    number, key = match["id"], match["key"] or (key if re.fullmatch("[0-9a-f]{6,20}", key) else "")
    watch = f"https://vimeo.com/{number}" + (f"/{key}" if key else "")
    query = (f"h={key}&" if key else "") + "autoplay=1&dnt=1"
    return Video("Vimeo", watch, f"https://player.vimeo.com/video/{number}?{query}")
