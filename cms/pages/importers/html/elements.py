"""What each element of HTML is to an article: a table. Pure."""

import re
from typing import Literal

from bs4 import Tag

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu",
    "nav", "ol", "optgroup", "p", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
LISTS = {"ul": False, "ol": True, "menu": False, "dir": False}
LEVELS = {f"h{level}": level for level in range(1, 7)}
STYLES = {
    "b": "strong", "strong": "strong", "dt": "strong",
    "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
}  # fmt: skip
# What is not shown, or has no place in an article; told by kind.
LEFT_OUT = {
    "script": "script", "style": "style", "link": "style", "meta": "meta", "base": "meta",
    "head": "meta", "title": "meta", "template": "hidden", "iframe": "frame", "frame": "frame",
    "object": "frame", "embed": "frame", "video": "frame", "audio": "frame", "canvas": "frame",
    "svg": "frame", "select": "field", "datalist": "field", "input": "field",
    "textarea": "field", "map": "meta",
}  # fmt: skip
CAPTION_CLASSES = {"wp-caption-text", "wp-element-caption"}
QUESTION_CLASSES = {"schema-faq-question", "rank-math-question", "faq-question"}
ANSWER_CLASSES = {"schema-faq-answer", "rank-math-answer", "faq-answer"}
UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
HANDLER = re.compile(r"on[a-z]+", re.I)
Box = Literal["", "question", "answer", "caption"]


def attribute(tag: Tag, name: str) -> str:
    """One attribute, as a text whatever was written."""
    value = tag.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def is_hidden(tag: Tag) -> bool:
    """Whether the page itself says that nobody sees this."""
    return "hidden" in tag.attrs or bool(UNSEEN.search(attribute(tag, "style")))


def has_handler(tag: Tag) -> bool:
    """Whether a press on it would run a script."""
    return any(HANDLER.fullmatch(name) for name in tag.attrs)


def box_of(tag: Tag) -> Box:
    """What a box is by its element or by the classes of well-known plug-ins."""
    classes = set(attribute(tag, "class").split())
    if tag.name == "summary" or classes & QUESTION_CLASSES:
        return "question"
    if tag.name == "details" or classes & ANSWER_CLASSES:
        return "answer"
    return "caption" if tag.name == "figcaption" or classes & CAPTION_CLASSES else ""
