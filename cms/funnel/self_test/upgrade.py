"""Definitions that were frozen in an earlier form, as data of today's.

The first form knew single choices and one sum. Its answers are numbers of options, as today's are.
"""

from collections.abc import Mapping
from typing import Any

from cms.funnel.self_test.dimensions import MAIN
from cms.funnel.self_test.urgency import Urgency

FORM = 2

Data = Mapping[str, Any]


def upgraded(data: Data) -> Data:
    """The same test in today's form."""
    if data.get("form") == FORM:
        return data
    return {
        "form": FORM,
        "title": data["title"],
        "questions": [_question(each) for each in data["questions"]],
        "dimensions": [{"id": MAIN, "title": ""}],
        "bands": [_band(each) for each in data["bands"]],
        "red_flag_advice": data["red_flag_advice"],
    }


def _question(data: Data) -> dict[str, Any]:
    return {
        "kind": "single_choice",
        "id": data["id"],
        "title": data["title"],
        "help": data["help"],
        "options": [_option(str(place), each) for place, each in enumerate(data["options"], 1)],
        "counts": [{"dimension": MAIN}],
    }


def _option(option_id: str, data: Data) -> dict[str, Any]:
    flag = {"red_flag": data["red_flag"]} if data["red_flag"] else {}
    at_once = {"at_once": True} if data["red_flag"] == Urgency.EMERGENCY else {}
    return {"id": option_id, "text": data["text"], "value": data["points"], **flag, **at_once}


def _band(data: Data) -> dict[str, Any]:
    kept = {name: data[name] for name in ("code", "title", "summary", "advice")}
    ends = {"at_least": data["lower"], "at_most": data["upper"]}
    return {**kept, "when": {"dimension": MAIN, **ends}}
