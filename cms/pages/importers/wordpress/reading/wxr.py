"""From an export of WordPress (WXR) to values, one item at a time."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from cms.pages.importers.unreadable import Unreadable
from cms.pages.importers.wordpress.reading.opening import refuse_at_once
from cms.pages.importers.wordpress.reading.safe_xml import TOO_LARGE, elements
from cms.pages.importers.wordpress.reading.values import Blog, Item, Remark, Term, Writer

Read = Blog | Writer | Term | Item
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
DATE = "%Y-%m-%d %H:%M:%S"


class TooLarge(Item):
    """An item of more than 20 MB, of which nothing was kept."""


def read(path: Path) -> Iterator[Read]:
    """Everything in the export that we know of, in its order; raises Unreadable."""
    refuse_at_once(path)
    title = address = namespace = ""
    for element in elements(path):
        name = _local(element)
        if name == "title":
            title = _squeezed(element)
        elif name == "link" and not address:
            address = _squeezed(element)
        elif name in ("base_blog_url", "wxr_version"):
            namespace = element.tag.rpartition("}")[0]
            address = _squeezed(element) if name == "base_blog_url" else address
        else:
            yield from _read_one(element, name)
            continue
        yield Blog(title, address.rstrip("/"))
    if not namespace:
        raise Unreadable(
            _("%s is a feed, not an export of WordPress. Make one under Tools, Export.") % path.name
        )


def _read_one(element: Element, name: str) -> Iterator[Read]:
    if name == "author":
        yield _writer(element)
    elif name == "category":
        yield _category(element)
    elif name == "item":
        yield TooLarge(0, "", "", "", "", "") if element.get(TOO_LARGE) else _item(element)


def _writer(element: Element) -> Writer:
    login = _text(element, "author_login")
    name = _text(element, "author_display_name")
    full = f"{_text(element, 'author_first_name')} {_text(element, 'author_last_name')}".strip()
    return Writer(_number(element, "author_id"), login, name or full or login)


def _category(element: Element) -> Term:
    slug, name = _text(element, "category_nicename"), _text(element, "cat_name")
    return Term("category", slug, name or slug, _number(element, "term_id"))


def _item(element: Element) -> Item:
    return Item(
        number=_number(element, "post_id"),
        kind=_text(element, "post_type"),
        status=_text(element, "status"),
        title=" ".join(_text(element, "title").split()),
        slug=_text(element, "post_name"),
        address=_text(element, "link"),
        writer=(element.findtext(CREATOR) or "").strip(),
        content=element.findtext(CONTENT) or "",
        excerpt=_excerpt(element),
        published=_date(element, "post_date"),
        modified=_date(element, "post_modified"),
        parent=_number(element, "post_parent"),
        has_password=bool(_text(element, "post_password")),
        comments_open=_text(element, "comment_status") == "open",
        file=_text(element, "attachment_url"),
        terms=tuple(_terms(element)),
        meta=dict(_meta(element)),
        remarks=tuple(_remark(each) for each in element if _local(each) == "comment"),
    )


def _terms(element: Element) -> Iterator[Term]:
    for each in element:
        if _local(each) == "category" and each.get("nicename"):
            name = _squeezed(each) or each.get("nicename", "")
            yield Term(each.get("domain", ""), each.get("nicename", ""), name)


def _meta(element: Element) -> Iterator[tuple[str, str]]:
    for each in element:
        if _local(each) == "postmeta" and (key := _text(each, "meta_key")):
            yield key, _text(each, "meta_value")


def _remark(element: Element) -> Remark:
    return Remark(
        number=_number(element, "comment_id"),
        parent=_number(element, "comment_parent"),
        name=_text(element, "comment_author"),
        text=_text(element, "comment_content"),
        written=_date(element, "comment_date"),
        approved=_text(element, "comment_approved"),
        kind=_text(element, "comment_type") or "comment",
        user=_number(element, "comment_user_id"),
    )


def _excerpt(element: Element) -> str:
    # content:encoded and excerpt:encoded share a local name; the version is in the namespace.
    found = (each for each in element if each.tag.endswith("/excerpt/}encoded"))
    return "".join(each.text or "" for each in found).strip()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _squeezed(element: Element) -> str:
    return " ".join((element.text or "").split())


def _text(element: Element, name: str) -> str:
    return next(((each.text or "").strip() for each in element if _local(each) == name), "")


def _number(element: Element, name: str) -> int:
    text = _text(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _date(element: Element, name: str) -> datetime | None:
    """The date in UTC, else the local one: a draft has no other."""
    for field, zone in ((f"{name}_gmt", UTC), (name, get_default_timezone())):
        try:
            return datetime.strptime(_text(element, field), DATE).replace(tzinfo=zone)
        except ValueError:  # none, or 0000-00-00
            continue
    return None
