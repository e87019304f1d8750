"""The small markup of the texts: paragraphs, lists, **bold**, *italic*, [words](target)."""

import re
from html import escape

from cms.demo.loader.links import opening_tag
from cms.demo.loader.shelf import Shelf

BULLET = re.compile(r"- ")
NUMBER = re.compile(r"\d+\. ")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
ITALIC = re.compile(r"\*(.+?)\*")


def to_html(text: str, shelf: Shelf) -> str:
    """Rich text as the database keeps it; everything that is no markup is escaped."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return "".join(_block(block.strip().splitlines(), shelf) for block in blocks)


def _block(lines: list[str], shelf: Shelf) -> str:
    for mark, tag in ((BULLET, "ul"), (NUMBER, "ol")):
        if all(mark.match(line) for line in lines):
            items = (f"<li>{_inline(mark.sub('', line, count=1), shelf)}</li>" for line in lines)
            return f"<{tag}>{''.join(items)}</{tag}>"
    return f"<p>{'<br/>'.join(_inline(line, shelf) for line in lines)}</p>"


def _inline(line: str, shelf: Shelf) -> str:
    html = BOLD.sub(r"<b>\1</b>", escape(line, quote=False))
    html = ITALIC.sub(r"<i>\1</i>", html)
    return LINK.sub(lambda link: f"{opening_tag(link[2], shelf)}{link[1]}</a>", html)
