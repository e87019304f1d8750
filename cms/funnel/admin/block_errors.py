"""Problems of a test as errors of the very block they are about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.funnel.models.problem_words import sentence
from cms.funnel.self_test.checker import Problem, Where


def errors_by_field(found: Iterable[Problem]) -> dict[str, ValidationError]:
    """One error for each stream field; inside it, every problem has its own place."""
    by_field: dict[str, dict[Where, list[str]]] = defaultdict(lambda: defaultdict(list))
    for problem in found:
        field, *inside = problem.where
        by_field[str(field)][tuple(inside)].append(sentence(problem))
    return {
        field: _nested(places, StreamBlockValidationError) for field, places in by_field.items()
    }


def _nested(places: Mapping[Where, list[str]], kind: type[Any]) -> ValidationError:
    """An error of this kind; a name inside it leads to a struct's field, a number to an item."""
    here = places.get((), [])
    below: dict[str | int, dict[Where, list[str]]] = defaultdict(dict)
    for where, words in places.items():
        if where:
            below[where[0]][where[1:]] = words
    if kind is ValidationError:
        return ValidationError(here)
    blocks = {step: _nested(rest, _kind_below(kind, rest)) for step, rest in below.items()}
    error: ValidationError = kind(block_errors=blocks, non_block_errors=here)
    return error


def _kind_below(kind: type[Any], places: Mapping[Where, list[str]]) -> type[Any]:
    below: type[Any] = StructBlockValidationError
    if kind is StructBlockValidationError:
        is_list = any(where and isinstance(where[0], int) for where in places)
        below = ListBlockValidationError if is_list else ValidationError
    return below
