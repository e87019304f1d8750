"""Where a link in the texts leads, written as the database keeps it."""

from html import escape

from wagtail.models import Page

from cms.demo.loader.shelf import Shelf
from cms.pages.models import Source

FUNNEL = {"test": "self_test", "ebook": "ebook", "proefversie": "trial"}
OUTSIDE = ("https", "tel")


def opening_tag(target: str, shelf: Shelf) -> str:
    """The tag for `test`, `bron:lancet2018a`, `artikel:nekpijn`, `https://…` or `tel:112`."""
    kind, _colon, name = target.partition(":")
    if target in FUNNEL:
        return f'<a linktype="funnel" kind="{FUNNEL[target]}">'
    if kind == "bron":
        return f'<a linktype="source" id="{shelf.find(Source, name).pk}">'
    if kind in ("artikel", "pagina"):
        return f'<a linktype="page" id="{shelf.find(Page, name).pk}">'
    if kind in OUTSIDE:
        return f'<a href="{escape(target)}">'
    raise LookupError(f"The texts link to “{target}”, and nobody knows where that is.")
