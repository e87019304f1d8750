"""A definition as plain data, for a JSON column or a file; what has its default is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from cms.funnel.self_test import conditions as c
from cms.funnel.self_test.definition import Band, Definition, RedFlag
from cms.funnel.self_test.dimensions import Dimension, How, Level, Missing, Term
from cms.funnel.self_test.exact import Range, exact, plain
from cms.funnel.self_test.questions import (
    AnyQuestion,
    Counting,
    Grid,
    Information,
    Look,
    MultipleChoice,
    Option,
    Recoding,
    Scale,
    SingleChoice,
    Statement,
    WholeNumber,
)
from cms.funnel.self_test.upgrade import FORM, upgraded
from cms.funnel.self_test.urgency import Urgency

Data = Mapping[str, Any]
T = TypeVar("T")

KINDS: Mapping[str, type[AnyQuestion]] = {
    "single_choice": SingleChoice,
    "multiple_choice": MultipleChoice,
    "scale": Scale,
    "whole_number": WholeNumber,
    "grid": Grid,
    "information": Information,
}
NAMES = {kind: name for name, kind in KINDS.items()}
ENDS = ("at_least", "above", "at_most", "below")
CONDITIONS = (c.Chosen, c.Given, c.Scored, c.Undetermined, c.AllOf, c.AnyOf, c.Not)


def to_data(definition: Definition) -> dict[str, Any]:
    """Plain data that JSON and YAML can hold without loss."""
    return {"form": FORM, **_written(definition)}


def from_data(data: Data) -> Definition:
    """The definition that `to_data` wrote, in this form or an earlier one."""
    data = upgraded(data)
    return Definition(
        title=data["title"],
        questions=_each(data, "questions", _question),
        bands=_each(data, "bands", _band),
        dimensions=_each(data, "dimensions", _dimension),
        red_flags=_each(data, "red_flags", _red_flag),
        ends_when=_condition_at(data, "ends_when"),
        softened_when=_condition_at(data, "softened_when"),
        red_flag_advice={
            Urgency(urgency): text for urgency, text in data.get("red_flag_advice", {}).items()
        },
        without_red_flag=data.get("without_red_flag", ""),
        one_page=data.get("one_page", False),
    )


def condition_from(data: Data) -> c.Condition:
    """The condition that was written as data; raises KeyError for what is none."""
    if "all" in data:
        return c.AllOf(_each(data, "all", condition_from))
    if "any" in data:
        return c.AnyOf(_each(data, "any", condition_from))
    if "not" in data:
        return c.Not(condition_from(data["not"]))
    if "undetermined" in data:
        return c.Undetermined(data["undetermined"])
    if "dimension" in data:
        return c.Scored(data["dimension"], _range(data))
    if "chosen" in data:
        return c.Chosen(data["question"], tuple(data["chosen"]), data.get("statement", ""))
    return c.Given(data["question"], _range(data))


def condition_data(condition: c.Condition) -> dict[str, Any]:
    """A condition as data."""
    match condition:
        case c.AllOf(inner):
            return {"all": [condition_data(each) for each in inner]}
        case c.AnyOf(inner):
            return {"any": [condition_data(each) for each in inner]}
        case c.Not(inner):
            return {"not": condition_data(inner)}
        case c.Undetermined(dimension):
            return {"undetermined": dimension}
        case c.Scored(dimension, range_):
            return {"dimension": dimension, **_written(range_)}
        case c.Given(question, range_):
            return {"question": question, **_written(range_)}
        case c.Chosen(question, options, statement):
            line = {"statement": statement} if statement else {}
            return {"question": question, **line, "chosen": list(options)}


def _written(value: Any) -> dict[str, Any]:
    """The fields of a frozen value that are not at their default; a range stands among them."""
    written: dict[str, Any] = {"kind": NAMES[type(value)]} if type(value) in NAMES else {}
    for field in fields(value):
        inner = getattr(value, field.name)
        if inner == _default(field):
            continue
        if field.name == "range":
            written |= _written(inner)
        else:
            written[field.name] = _plain(inner)
    return written


def _plain(value: Any) -> Any:
    match value:
        case Fraction():
            return plain(value)
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, CONDITIONS):
        return condition_data(value)
    return _written(value) if is_dataclass(value) else value


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _each(data: Data, name: str, read: Any) -> tuple[Any, ...]:
    return tuple(read(each) for each in data.get(name, ()))


def _read(kind: type[T], data: Data, **read: Any) -> T:
    """A value of this kind: fields that are read already, and the rest as they are."""
    names = {field.name for field in fields(kind)} - read.keys()  # type: ignore[arg-type]
    return kind(**read, **{name: data[name] for name in names if name in data})


def _question(data: Data) -> AnyQuestion:
    parts = {
        "options": (_option, data.get("options")),
        "counts": (_counting, data.get("counts")),
        "statements": (_statement, data.get("statements")),
    }
    read: dict[str, Any] = {
        name: tuple(reader(each) for each in given)
        for name, (reader, given) in parts.items()
        if given is not None
    }
    if "look" in data:
        read["look"] = Look(data["look"])
    return _read(KINDS[data["kind"]], data, **read, shown_when=_condition_at(data, "shown_when"))


def _option(data: Data) -> Option:
    return _read(
        Option,
        data,
        value=exact(data.get("value", 0)),
        points={name: exact(number) for name, number in data.get("points", {}).items()},
        red_flag=Urgency(data["red_flag"]) if data.get("red_flag") else None,
    )


def _statement(data: Data) -> Statement:
    return _read(Statement, data, counts=_each(data, "counts", _counting))


def _counting(data: Data) -> Counting:
    return _read(
        Counting,
        data,
        weight=exact(data.get("weight", 1)),
        recoded=tuple(
            Recoding(_range(each), exact(each["points"])) for each in data.get("recoded", ())
        ),
    )


def _dimension(data: Data) -> Dimension:
    read = {name: exact(data[name]) for name in ("times", "plus") if name in data}
    if "counted" in data:
        read["counted"] = _range(data["counted"])  # type: ignore[assignment]
    return _read(
        Dimension,
        data,
        **read,
        how=How(data.get("how", How.SUM)),
        of=_each(data, "of", _term),
        missing=Missing(**data.get("missing", {})),
        levels=_each(data, "levels", _level),
        read_next=tuple(data.get("read_next", ())),
    )


def _term(data: Data) -> Term:
    return Term(data["dimension"], exact(data.get("weight", 1)))


def _level(data: Data) -> Level:
    return Level(data["title"], _range(data), data.get("text", ""))


def _band(data: Data) -> Band:
    return _read(Band, data, when=_condition_at(data, "when"))


def _red_flag(data: Data) -> RedFlag:
    return _read(RedFlag, data, urgency=Urgency(data["urgency"]), when=condition_from(data["when"]))


def _condition_at(data: Data, name: str) -> c.Condition | None:
    return condition_from(data[name]) if data.get(name) else None


def _range(data: Data) -> Range:
    return Range(**{end: exact(data[end]) for end in ENDS if end in data})
