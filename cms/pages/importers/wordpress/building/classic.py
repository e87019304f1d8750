"""WordPress' own shortcodes, and those of plugins that mean nothing elsewhere. Pure."""

import re

from cms.pages.importers.wordpress.building import html
from cms.pages.importers.wordpress.building.shortcodes import Attrs

CAPTION = re.compile(
    r"\[(?P<name>wp_caption|caption)(?P<attrs>[^\]]*)\]\s*"
    r"(?P<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?P<words>.*?)\[/(?P=name)\]",
    re.S,
)
EMBED = re.compile(r"\[embed[^\]]*\]\s*(\S+?)\s*\[/embed\]")
# An address on a line of its own becomes a video.
OEMBED = re.compile(
    r"^\s*(?:<p>)?\s*(https?://(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/[^\s<]+)\s*(?:</p>)?\s*$",
    re.M | re.I,
)


def unpack(text: str) -> str:
    """Captions and embedded videos as HTML."""
    text = CAPTION.sub(
        lambda m: f"<figure>{m['image']}<figcaption>{m['words'].strip()}</figcaption></figure>",
        text,
    )
    text = EMBED.sub(lambda m: html.video(m[1]), text)
    return OEMBED.sub(lambda m: "\n\n" + html.video(m[1]) + "\n\n", text)


def translate(name: str, closes: bool, attrs: Attrs) -> str | None:
    """A gallery becomes its pictures, a video a video; other names are not ours."""
    if name == "gallery":
        numbers = re.findall(r"\d+", attrs.get("ids") or attrs.get("include", ""))
        return "".join(html.picture(f"attachment:{number}") for number in numbers)
    if name == "video" and not closes:
        return html.video(attrs.get("src") or attrs.get("mp4", ""))
    return "" if name == "video" else None
