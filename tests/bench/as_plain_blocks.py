"""Our articles in the blocks of the bare project: the same words, pictures and links. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

LINK = re.compile(r'<a linktype="(\w+)"([^>]*)>')
ID = re.compile(r'id="(\d+)"')
# Where a link leads that Wagtail alone does not know: to some page, as a form page would be.
SOME_PAGE = 3  # The bare project's home page.


def as_plain_blocks(blocks: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What a body holds, block by block, with our own kinds of block and link made plain."""
    return [AS_PLAIN[block["type"]](block["value"]) for block in blocks]


def _block(name: str, **value: Any) -> dict[str, Any]:
    return {"type": name, "value": value}


def _text(html: str) -> str:
    return LINK.sub(_link, html)


def _link(found: re.Match[str]) -> str:
    kind, rest = found.groups()
    if kind == "source":
        return '<a href="https://www.example.org/">'
    page = ID.search(rest) if kind == "page" else None
    return f'<a linktype="page" id="{number_of(int(page[1])) if page else SOME_PAGE}">'


def number_of(page: int) -> int:
    """The number there of a page of ours: beyond those that the bare project begins with."""
    return 100 + page


def _items(value: Mapping[str, Any], title: str, text: str) -> dict[str, Any]:
    items = [item["value"] for item in value["items"]]
    pairs = [{"title": item[title], "text": _text(item[text])} for item in items]
    return _block("items", title="", items=[{"type": "item", "value": pair} for pair in pairs])


def _links(value: Mapping[str, Any]) -> dict[str, Any]:
    items = [
        {
            "text": item["value"]["text"] or "Lees verder",
            "page": item["value"]["page"] and number_of(item["value"]["page"]),
        }
        for item in value["items"]
    ]
    return _block(
        "links",
        title=value["title"] or "",
        items=[{"type": "item", "value": item} for item in items],
    )


def _call(_value: Any) -> dict[str, Any]:
    return _block("call", text="Lees verder", page=SOME_PAGE)


AS_PLAIN: dict[str, Callable[[Any], dict[str, Any]]] = {
    "heading": lambda value: _block("heading", text=value["text"], level=value["level"]),
    "text": lambda value: {"type": "text", "value": _text(value)},
    "picture": lambda value: _block(
        "picture",
        image=(value["image"] or {}).get("image"),
        caption=value.get("caption") or value.get("missing") or "",
    ),
    "video": lambda value: _block("picture", image=value["poster"], caption=value["title"]),
    "quote": lambda value: _block("quote", text=value["text"], who=value["who"]),
    "tip": lambda value: _block("card", title="", text=_text(value["text"])),
    "care_card": lambda value: _block("card", title=value["title"], text=_text(value["text"])),
    "table": lambda value: _block("card", title=value["caption"], text=_table(value)),
    "source": lambda value: _block("card", title="Bron", text=f"<p>{value['note']}</p>"),
    "faq": lambda value: _items(value, "question", "answer"),
    "experiences": lambda value: _items(value, "name", "text"),
    "related": _links,
    "self_test": _call,
    "ebook": _call,
    "trial": _call,
    "call_to_action": _call,
}


def _table(value: Mapping[str, Any]) -> str:
    return "".join(_text(cell) for row in value["rows"] for cell in row["values"])
