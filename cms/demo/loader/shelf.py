"""What has been made so far, by the name that the texts use for it."""

from typing import Any

from django.db import models
from wagtail.models import Page


class Shelf:
    """Finds a picture, source, test or page by its name, so that texts need no ids."""

    def __init__(self) -> None:
        self._made: dict[tuple[type[models.Model], str], models.Model] = {}

    def put(self, name: str, made: models.Model) -> None:
        """Keep what was made under its name."""
        self._made[_kind(type(made)), name] = made

    def find(self, model: type[models.Model], name: str) -> Any:
        """What was made under this name, or a sentence that says which one is missing."""
        try:
            return self._made[_kind(model), name]
        except KeyError:
            raise LookupError(
                f"The texts name a {model.__name__} “{name}”, there is none."
            ) from None


def _kind(model: type[models.Model]) -> type[models.Model]:
    return Page if issubclass(model, Page) else model
