"""A self-test in a file, as YAML or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cms.funnel.self_test.data import from_data, to_data
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.faults import Fault, Found, Unreadable
from cms.funnel.self_test.schema import faults
from cms.funnel.self_test.written import as_yaml, read

ABOUT = ("slug", "promise", "intro", "minutes")


@dataclass(frozen=True)
class SelfTestFile:
    """A test with what editors tell about it around its definition; `intro` is rich text."""

    definition: Definition
    slug: str = ""
    promise: str = ""
    intro: str = ""
    minutes: int = 3

    def as_data(self) -> dict[str, Any]:
        """Plain data, in the order in which people write it."""
        data = to_data(self.definition)
        about = {name: getattr(self, name) for name in ABOUT if getattr(self, name)}
        return {"form": data.pop("form"), "title": data.pop("title"), **about, **data}

    def as_yaml(self) -> str:
        """The file as YAML."""
        return as_yaml(self.as_data())

    def as_json(self) -> str:
        """The file as JSON."""
        return json.dumps(self.as_data(), indent=2, ensure_ascii=False) + "\n"


def self_test_in(text: str) -> SelfTestFile:
    """The test in a text, as YAML or JSON; raises Unreadable with every fault that was found."""
    written = read(text)
    if found := faults(written):
        raise Unreadable(*found)
    data: Mapping[str, Any] = written.data
    try:
        definition = from_data(data)
    except (KeyError, TypeError, ValueError) as error:  # The schema should let nothing through.
        raise Unreadable(Found(Fault.NOT_A_TEST, 1)) from error
    return SelfTestFile(definition, **{name: data[name] for name in ABOUT if name in data})


def definition_in(text: str) -> Definition:
    """The definition alone; raises Unreadable."""
    return self_test_in(text).definition
