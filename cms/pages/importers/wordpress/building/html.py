"""The few pieces of HTML that builders are translated to. Pure."""

from html import escape

# A class that marks what was a button, whatever the builder called it.
BUTTON = "wegwijzer-button"


def button(words: str, address: str) -> str:
    """A button in a paragraph of its own."""
    if not address.strip():
        return f"<p>{escape(words)}</p>" if words.strip() else ""
    return f'<p><a class="{BUTTON}" href="{_quoted(address)}">{escape(words)}</a></p>'


def picture(address: str, alt: str = "", link: str = "", caption: str = "") -> str:
    """A picture, perhaps linked, perhaps with a caption."""
    image = f'<img src="{_quoted(address)}" alt="{_quoted(alt)}">'
    linked = f'<a href="{_quoted(link)}">{image}</a>' if link.strip() else image
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption.strip() else ""
    return f"<figure>{linked}{below}</figure>"


def heading(words: str, level: str = "h2") -> str:
    """A heading of level 2 to 4; the page itself has level 1."""
    tag = level if level in ("h2", "h3", "h4") else "h2"
    return f"<{tag}>{escape(words)}</{tag}>" if words.strip() else ""


def video(address: str) -> str:
    """A video by its address."""
    return f'<iframe src="{_quoted(address)}"></iframe>' if address.strip() else ""


def question(words: str, answer: str) -> str:
    """What opens when a reader asks for it."""
    return f"<details><summary>{escape(words)}</summary>{answer}</details>"


def _quoted(value: str) -> str:
    return escape(value.strip(), quote=True)
