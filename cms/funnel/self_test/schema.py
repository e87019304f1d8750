"""Whether data has the shape of a test, as `docs/self-test.schema.json` describes it."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path as File
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from cms.funnel.self_test.faults import Fault, Found
from cms.funnel.self_test.written import Written

SCHEMA = File(__file__).parents[3] / "docs" / "self-test.schema.json"
ALLOWED = {"p", "b", "strong", "i", "em", "ul", "ol", "li", "br", "a"}
OF_LINKS = {"href", "linktype", "id"}
SCHEMES = ("https://", "http://", "mailto:", "tel:", "/", "#")

KINDS = {
    "required": Fault.MISSING_KEY,
    "additionalProperties": Fault.UNKNOWN_KEY,
    "propertyNames": Fault.WRONG_FORM,
    "type": Fault.WRONG_TYPE,
    "enum": Fault.WRONG_VALUE,
    "const": Fault.WRONG_VALUE,
    "pattern": Fault.WRONG_FORM,
    "anyOf": Fault.WRONG_FORM,
    "minLength": Fault.TEXT_LENGTH,
    "maxLength": Fault.TEXT_LENGTH,
    "minItems": Fault.LIST_LENGTH,
    "maxItems": Fault.LIST_LENGTH,
    "maxProperties": Fault.LIST_LENGTH,
    "minProperties": Fault.NOTHING_IN_IT,
    "minimum": Fault.TOO_LOW,
    "maximum": Fault.TOO_HIGH,
    "oneOf": Fault.UNKNOWN_KIND,
}


def faults(written: Written) -> tuple[Found, ...]:
    """Everything in which the data is not as a test must be, in the order of its lines."""
    if not isinstance(written.data, dict):
        return (Found(Fault.NOT_A_TEST, 1),)
    found: list[Found] = []
    for error in _errors(written.data):
        each = _found(error, written)
        if each not in found:
            found.append(each)
    found = found or _foreign_tags(written)
    return tuple(sorted(found, key=lambda each: each.line))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def _errors(data: Mapping[str, Any]) -> Iterator[ValidationError]:
    for error in _validator().iter_errors(data):
        yield from _meant(error)


def _meant(error: ValidationError) -> Iterator[ValidationError]:
    """What is wrong inside the kind of question or condition that was meant."""
    if error.validator != "oneOf":
        yield error
        return
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    meant = [inner for inner in branches.values() if not any(map(_is_another_kind, inner))]
    if not meant:
        yield error
        return
    for inner_error in min(meant, key=len):
        yield from _meant(inner_error)


def _is_another_kind(error: ValidationError) -> bool:
    """True when the data was not meant to be this at all."""
    marks = {"all", "any", "not", "undetermined", "dimension", "chosen", "question"}
    other_kind = error.validator == "const" and list(error.path) == ["kind"]
    without_mark = error.validator == "required" and not error.path and _missing(error) in marks
    with_mark = error.validator == "additionalProperties" and not error.path
    return other_kind or without_mark or (with_mark and bool(marks & set(_unknown(error))))


def _found(error: ValidationError, written: Written) -> Found:
    path = tuple(error.absolute_path)
    values: dict[str, str | int] = {}
    fault = KINDS.get(str(error.validator), Fault.WRONG_FORM)
    match fault:
        case Fault.MISSING_KEY:
            values["key"] = _missing(error)
        case Fault.UNKNOWN_KEY:
            unknown = _unknown(error)
            values["key"] = ", ".join(unknown)
            path = (*path, unknown[0])
        case Fault.WRONG_VALUE:
            allowed = error.validator_value
            choices = allowed if isinstance(allowed, list) else [allowed]
            values["choices"] = ", ".join(str(each) for each in choices)
        case Fault.TEXT_LENGTH | Fault.LIST_LENGTH | Fault.TOO_LOW | Fault.TOO_HIGH:
            values["limit"] = error.validator_value
    return Found(fault, written.line(path), path, values)


def _missing(error: ValidationError) -> str:
    there = error.instance if isinstance(error.instance, dict) else {}
    return next((str(name) for name in error.validator_value if name not in there), "")


def _unknown(error: ValidationError) -> list[str]:
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    return [str(name) for name in error.instance if name not in known]


def _foreign_tags(written: Written) -> list[Found]:
    """Tags and addresses that do not belong in a text of ours."""
    found = []
    for path, text in _texts(written.data, ()):
        parser = _Tags()
        parser.feed(text)
        parser.close()
        for tag in parser.foreign[:1]:
            found.append(Found(Fault.TAG, written.line(path), path, {"tag": tag}))
    return found


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of which a visitor's browser reads the tags."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))
    elif isinstance(value, str) and _is_rich(path):
        yield path, value


def _is_rich(path: tuple[str | int, ...]) -> bool:
    last = path[-1] if path else ""
    in_advice = len(path) == 2 and path[0] == "red_flag_advice"
    is_text = last == "text" and ("levels" in path or len(path) == 3)
    return last in ("intro", "advice") or in_advice or is_text


class _Tags(HTMLParser):
    """Gathers what is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, attribute or address that does not belong here."""
        allowed = OF_LINKS if tag == "a" else set()
        odd = [name for name, _ in attrs if name not in allowed | {"data-block-key"}]
        href = dict(attrs).get("href")
        if tag not in ALLOWED or odd or (href is not None and not _is_sound(href)):
            self.foreign.append(tag)

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.foreign.append(decl)

    handle_comment = unknown_decl = handle_pi = handle_decl


def _is_sound(href: str) -> bool:
    return href.startswith(SCHEMES) and not any(ord(letter) < 32 for letter in href)
