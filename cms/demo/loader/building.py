"""From texts to rows: every field says itself what its text becomes."""

from pathlib import Path
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, RevisionMixin

from cms.demo.loader.markup import to_html
from cms.demo.loader.shelf import Shelf
from cms.demo.loader.streams import stream_value
from cms.demo.loader.texts import Texts

Made = TypeVar("Made", bound=models.Model)


def fill(row: Made, texts: Texts, shelf: Shelf) -> Made:
    """Give a row its texts; nothing is saved yet."""
    for name, text in texts.items():
        field = row._meta.get_field(name)
        setattr(row, name, _field_value(field, text, shelf))
    return row


def build(model: type[Made], name: str, texts: Texts, shelf: Shelf) -> Made:
    """A new row that was checked, saved and put on the shelf."""
    row = fill(model(), texts, shelf)
    row.full_clean()
    row.save()
    shelf.put(name, row)
    return row


def publish(row: RevisionMixin, editor: AbstractBaseUser) -> None:
    """Publish as an editor does: a revision first, so that whoever listens to it hears it."""
    if not isinstance(row, Page):  # a page checks itself
        row.full_clean()
    row.save_revision(user=editor).publish(user=editor)


def file_of(path: Path) -> File:
    """A copy of a file, to be stored under its own name."""
    return ContentFile(path.read_bytes(), name=path.name)


def _field_value(field: Any, text: Any, shelf: Shelf) -> Any:
    match field:
        case StreamField():
            return stream_value(field.stream_block, text, shelf)
        case RichTextField():
            return to_html(text, shelf)
        case models.ForeignKey():
            return shelf.find(field.related_model, text)
    return text.strip() if isinstance(text, str) else text
