"""What stands above a field in the admin begins with a capital, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.utils import translation
from wagtail import blocks
from wagtail.admin.panels import get_edit_handler
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

OURS = {"pages", "funnel", "frame"}
LANGUAGES = ["en", "nl", "nl-formal"]


def _models() -> list[type[Any]]:
    edited = (Page, BaseSiteSetting, *get_snippet_models())
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and issubclass(model, edited)
    ]


def _children(block: blocks.Block) -> Iterator[blocks.Block]:
    yield from getattr(block, "child_blocks", {}).values()
    if isinstance(block, blocks.ListBlock):
        yield block.child_block


def _within(block: blocks.Block, where: str) -> Iterator[tuple[str, blocks.Block]]:
    for child in _children(block):
        path = f"{where}.{child.name or 'item'}"
        yield path, child
        yield from _within(child, path)


def _blocks() -> Iterator[tuple[str, blocks.Block]]:
    for model in _models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from _within(field.stream_block, f"{model.__name__}.{field.name}")


def _options(block: blocks.Block) -> Iterator[str]:
    if isinstance(block, blocks.ChoiceBlock):
        yield from (str(label) for value, label in block.field.choices if value)


def _without_capital(labels: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(where, label) for where, label in labels if label[:1].islower()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_and_option_of_a_block_begins_with_a_capital(language: str) -> None:
    with translation.override(language):
        labels = [(where, str(block.label)) for where, block in _blocks()]
        options = [(where, option) for where, block in _blocks() for option in _options(block)]

        assert len(labels) > 50
        assert not _without_capital(iter([*labels, *options]))


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_label_of_a_form_begins_with_a_capital(model: type[Any]) -> None:
    with translation.override("nl"):
        fields = get_edit_handler(model).get_form_class().base_fields
        labels = [(name, str(field.label or "")) for name, field in fields.items()]

        assert labels
        assert not _without_capital(iter(labels))
