"""Exports made for one test: as little as WordPress would write."""

from pathlib import Path

HOME = "https://oud.example"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Oud</title><link>{HOME}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>{HOME}</wp:base_blog_url>
"""
FOOT = "</channel></rss>\n"


def post(number: int, content: str = "<p>Een zin.</p>", **fields: str) -> str:
    given = {
        "post_name": f"bericht-{number}",
        "status": "publish",
        "post_type": "post",
        "post_date_gmt": "2021-01-01 10:00:00",
        "post_modified_gmt": "2021-01-02 10:00:00",
        "comment_status": "open",
    } | fields
    title = given.pop("title", f"Bericht {number}")
    link = given.pop("link", f"{HOME}/{given['post_name']}/")
    extra = given.pop("extra", "")
    rest = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in given.items())
    return (
        f"<item><title>{title}</title><link>{link}</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id>{rest}{extra}</item>\n"
    )


def export(path: Path, *items: str) -> Path:
    path.write_text(HEAD + "".join(items) + FOOT, encoding="utf-8")
    return path
