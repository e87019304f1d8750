"""What a test must say of answers, worked out the slow way from its plain data.

Nothing of the core is used here: numbers are pairs of integers, the path is a recursion, and the
lowest and highest points of an item are found by trying every answer.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Data = Mapping[str, Any]
Number = tuple[int, int]
RANKS = ["see_doctor", "urgent", "emergency"]


@dataclass(frozen=True)
class Verdict:
    """What comes of the answers; `next` is the number of the question that is still to be asked."""

    path: tuple[int, ...]
    next: int | None
    scores: Mapping[str, Number | None]
    band: str | None
    flags: tuple[str, ...]
    softened: bool


def verdict(data: Data, answers: Mapping[int, Any]) -> Verdict:
    """Ask one question after another, and say what came of it."""
    return _ask(data, answers, 0, {})


def _ask(data: Data, answers: Mapping[int, Any], number: int, said: dict[int, Any]) -> Verdict:
    seen = _Seen(data, said)
    questions = data["questions"]
    if number == len(questions) or (said and seen.is_over()):
        return seen.verdict(None)
    question = questions[number]
    if "shown_when" in question and not seen.true(question["shown_when"]):
        return _ask(data, answers, number + 1, said)
    if number not in answers or not any(answers[number] == fit for fit in fitting(question)):
        return seen.verdict(number)
    return _ask(data, answers, number + 1, {**said, number: answers[number]})


def fitting(question: Data) -> Iterator[Any]:
    """Every answer that fits a question, one by one."""
    options = range(len(question.get("options", ())))
    kind = question["kind"]
    if kind == "information" or question.get("optional"):
        yield None
    if kind == "single_choice":
        yield from options
    elif kind == "multiple_choice":
        yield from _subsets(question["options"])
    elif kind == "scale":
        yield from range(question.get("lowest", 0), question.get("highest", 10) + 1)
    elif kind == "whole_number":
        yield from range(question.get("lowest", 0), question.get("highest", 999) + 1)
    elif kind == "grid":
        line = [*options, None] if question.get("optional") else [*options]
        yield from (each for each in _lines(line, len(question["statements"])) if any_given(each))


def any_given(lines: tuple[int | None, ...]) -> bool:
    return lines != (None,) * len(lines)


def _subsets(options: list[Data]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(options) + 1):
        for chosen in combinations(range(len(options)), size):
            if size == 1 or not any(options[number].get("alone") for number in chosen):
                yield chosen


def _lines(line: list[int | None], left: int) -> Iterator[tuple[int | None, ...]]:
    if left == 0:
        yield ()
        return
    for first in line:
        for rest in _lines(line, left - 1):
            yield (first, *rest)


class _Seen:
    """What was said so far, and everything that follows from it."""

    def __init__(self, data: Data, said: Mapping[int, Any]) -> None:
        self.data, self.said = data, said
        self.by_id = {each["id"]: number for number, each in enumerate(data["questions"])}
        self.scores: dict[str, Number | None] = {}
        for dimension in data.get("dimensions", ()):
            self.scores[dimension["id"]] = self._score(dimension)

    def verdict(self, next_: int | None) -> Verdict:
        flags = tuple(sorted(self._flags(), key=RANKS.index, reverse=True))
        bands = (band for band in self.data["bands"] if self.true(band.get("when", {"all": []})))
        softened = (
            flags[:1] == ("see_doctor",)
            and "softened_when" in self.data
            and self.true(self.data["softened_when"])
        )
        return Verdict(
            tuple(self.said),
            next_,
            self.scores,
            next((band["code"] for band in bands), None),
            flags,
            softened,
        )

    def is_over(self) -> bool:
        at_once = any(option.get("at_once") for option in self._flagged())
        noticed = any(
            flag.get("at_once") and self.true(flag["when"])
            for flag in self.data.get("red_flags", ())
        )
        enough = "ends_when" in self.data and self.true(self.data["ends_when"])
        return at_once or noticed or enough

    def true(self, condition: Data) -> bool:
        if "all" in condition:
            return all(self.true(each) for each in condition["all"])
        if "any" in condition:
            return any(self.true(each) for each in condition["any"])
        if "not" in condition:
            return not self.true(condition["not"])
        if "undetermined" in condition:
            return self.scores[condition["undetermined"]] is None
        if "dimension" in condition:
            score = self.scores[condition["dimension"]]
            return score is not None and _inside(score, condition)
        number = self.by_id[condition["question"]]
        if "chosen" in condition:
            return bool(self._chosen(number, condition.get("statement")) & {*condition["chosen"]})
        given = self.said.get(number)
        is_number = self.data["questions"][number]["kind"] in ("scale", "whole_number")
        return is_number and given is not None and _inside((given, 1), condition)

    def _chosen(self, number: int, statement: str | None = None) -> set[str]:
        question, answer = self.data["questions"][number], self.said.get(number)
        if answer is None or "options" not in question:
            return set()
        if statement is not None and question["kind"] == "grid":
            lines = [each["id"] for each in question["statements"]]
            answer = answer[lines.index(statement)]
        numbers = answer if isinstance(answer, tuple) else (answer,)
        return {question["options"][each]["id"] for each in numbers if each is not None}

    def _flagged(self) -> Iterator[Data]:
        for number in self.said:
            chosen = self._chosen(number)
            for option in self.data["questions"][number].get("options", ()):
                if option["id"] in chosen and option.get("red_flag"):
                    yield option

    def _flags(self) -> Iterator[str]:
        yield from (option["red_flag"] for option in self._flagged())
        for flag in self.data.get("red_flags", ()):
            if self.true(flag["when"]):
                yield flag["urgency"]

    def _score(self, dimension: Data) -> Number | None:
        parts = list(self._terms(dimension) if "of" in dimension else self._items(dimension["id"]))
        there = [(points, weight) for points, weight in parts if points is not None]
        rule = dimension.get("missing", {})
        if len(parts) - len(there) > rule.get("allowed", 0) or (parts and not there):
            return None
        how = dimension.get("how", "sum")
        score = _put_together(how, dimension.get("counted", {"above": 0}), there)
        if score is None:
            return None
        if rule.get("prorate") and len(there) < len(parts) and how in ("sum", "count"):
            score = _times(score, (len(parts), len(there)))
        return _plus(
            _times(score, _number(dimension.get("times", 1))), _number(dimension.get("plus", 0))
        )

    def _terms(self, dimension: Data) -> Iterator[tuple[Number | None, Number]]:
        for term in dimension["of"]:
            yield self.scores[term["dimension"]], _number(term.get("weight", 1))

    def _items(self, name: str) -> Iterator[tuple[Number | None, Number]]:
        for number, answer in self.said.items():
            question = self.data["questions"][number]
            for counting in question.get("counts", ()):
                if counting["dimension"] == name:
                    yield _counted(question, counting, answer), _weight(counting)
            for line, statement in enumerate(question.get("statements", ())):
                for counting in statement.get("counts", ()):
                    if counting["dimension"] == name:
                        alone = {**question, "kind": "single_choice"}
                        said = answer[line] if answer is not None else None
                        yield _counted(alone, counting, said), _weight(counting)


def _put_together(how: str, counted: Data, there: list[tuple[Number, Number]]) -> Number | None:
    weighed = [_times(points, weight) for points, weight in there]
    if how == "sum":
        return _sum(weighed)
    if how == "count":
        return len([points for points, _ in there if _inside(points, counted)]), 1
    if how == "maximum":
        return next((each for each in weighed if all(_less(x, each, True) for x in weighed)), None)
    up, down = _sum([weight for _, weight in there])
    return None if up == 0 else _times(_sum(weighed), (down, up))


def _counted(question: Data, counting: Data, answer: Any) -> Number | None:
    if answer is None:
        return None
    points = _recoded(question, counting, answer)
    if not counting.get("reversed"):
        return points
    every = [
        _recoded(question, counting, each) for each in fitting({**question, "optional": False})
    ]
    lowest = next(each for each in every if all(_less(each, x, True) for x in every))
    highest = next(each for each in every if all(_less(x, each, True) for x in every))
    return _plus(_plus(lowest, highest), _times(points, (-1, 1)))


def _recoded(question: Data, counting: Data, answer: Any) -> Number:
    raw: Number = (answer, 1) if "options" not in question else (0, 1)
    if "options" in question:
        for number in answer if isinstance(answer, tuple) else (answer,):
            option = question["options"][number]
            worth = option.get("points", {}).get(counting["dimension"], option.get("value", 0))
            raw = _plus(raw, _number(worth))
    for recoding in counting.get("recoded", ()):
        if _inside(raw, recoding):
            return _number(recoding["points"])
    return raw


def _weight(counting: Data) -> Number:
    return _number(counting.get("weight", 1))


def _inside(number: Number, ends: Data) -> bool:
    return (
        ("at_least" not in ends or _less(_number(ends["at_least"]), number, True))
        and ("above" not in ends or _less(_number(ends["above"]), number, False))
        and ("at_most" not in ends or _less(number, _number(ends["at_most"]), True))
        and ("below" not in ends or _less(number, _number(ends["below"]), False))
    )


def _number(written: int | str) -> Number:
    """The pair behind `3`, `"-2.5"` or `"1/3"`."""
    if isinstance(written, int):
        return written, 1
    if "/" in written:
        up, down = written.split("/")
        return int(up), int(down)
    whole, tail = re.fullmatch(r"(-?\d+)\.(\d+)", written).groups()  # type: ignore[union-attr]
    return int(whole + tail), 10 ** len(tail)


def _plus(one: Number, other: Number) -> Number:
    return one[0] * other[1] + other[0] * one[1], one[1] * other[1]


def _times(one: Number, other: Number) -> Number:
    up, down = one[0] * other[0], one[1] * other[1]
    return (-up, -down) if down < 0 else (up, down)


def _sum(numbers: list[Number]) -> Number:
    total: Number = (0, 1)
    for each in numbers:
        total = _plus(total, each)
    return total


def _less(one: Number, other: Number, or_equal: bool) -> bool:
    difference = other[0] * one[1] - one[0] * other[1]
    return difference > 0 or (or_equal and difference == 0)
