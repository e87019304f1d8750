"""Rows that are only ever added: no save, update or deletion by hand reaches one that is there.

The database refuses as well, whoever asks it: see `cms.funnel.rewriting`.
"""

from typing import Any, NoReturn

from django.db import models


class RewritingRefused(TypeError):
    """Somebody tried to change or delete what is only ever added."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(f"a {model._meta.verbose_name} is only ever added")


class AddedRows(models.QuerySet[Any]):
    """Rows to read and to add to; `expire` is for those whose time is over."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise RewritingRefused(self.model)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise RewritingRefused(self.model)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise RewritingRefused(self.model)

    def expire(self) -> int:
        """Delete rows whose time is over; returns how many."""
        total, _by_model = super().delete()
        return total


class AppendOnly(models.Model):
    """A row that stays as it was written."""

    objects = AddedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row, once."""
        if not self._state.adding:
            raise RewritingRefused(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a row ends when its time is over, never by hand."""
        raise RewritingRefused(type(self))
