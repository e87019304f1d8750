"""YAML or JSON as plain data, with the line of every value.

Only what a test needs is understood: no aliases, no tags, no dates, and numbers with a point stay
text, so that they stay exact.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from cms.funnel.self_test.faults import Fault, Found, Path, Unreadable

LONGEST = 400_000
DEEPEST = 30
PLAIN = re.compile(r"true|false|null|~|-?(0|[1-9][0-9]{0,17})")
WORDS = {"true": True, "false": False, "null": None, "~": None}


@dataclass
class Written:
    """Plain data, and the line on which each value begins, by the way to it."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Written:
    """The data in a text; raises Unreadable."""
    if len(text) > LONGEST:
        raise Unreadable(Found(Fault.TOO_LONG, 1, values={"most": LONGEST}))
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("{"):
        text = _sound_json(text)
    written = Written()
    try:
        _refuse_aliases(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        written.data = None if node is None else _value(node, (), written.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(Found(Fault.SYNTAX, mark.line + 1 if mark else 1)) from error
    except yaml.YAMLError as error:
        raise Unreadable(Found(Fault.SYNTAX, 1)) from error
    except RecursionError as error:
        raise Unreadable(Found(Fault.TOO_DEEP, 1)) from error
    return written


def as_yaml(data: Mapping[str, Any]) -> str:
    """Data as YAML that people like to read."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _sound_json(text: str) -> str:
    """The text, when it is JSON; YAML then reads it as well, but for tabs between values."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(Found(Fault.SYNTAX, error.lineno)) from error
    except RecursionError as error:
        raise Unreadable(Found(Fault.TOO_DEEP, 1)) from error
    return text.replace("\t", " ").replace("\\/", "/")


def _refuse_aliases(text: str) -> None:
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable(Found(Fault.ALIAS, event.start_mark.line + 1))


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if len(path) > DEEPEST:
        raise Unreadable(Found(Fault.TOO_DEEP, lines[path], path))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, (*path, place), lines) for place, each in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise Unreadable(Found(Fault.OTHER_KEY, line, path))
        key = str(key_node.value)
        if key in data:
            raise Unreadable(Found(Fault.DOUBLE_KEY, line, path, {"key": key}))
        data[key] = _value(value_node, (*path, key), lines)
        lines[(*path, key)] = line
    return data


def _scalar(node: yaml.Node) -> str | int | bool | None:
    text = str(node.value)
    quoted = getattr(node, "style", None) is not None
    if quoted or not PLAIN.fullmatch(text):
        return None if text == "" and not quoted else text
    return WORDS[text] if text in WORDS else int(text)


class _Dumper(yaml.SafeDumper):
    """Lists stand below their key with an indent, long texts as blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists too."""
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """A text; in quotes where our reader, or another one, would take it for something else."""
    style = "|" if "\n" in text else ('"' if PLAIN.fullmatch(text) else None)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
