"""What was counted at the questions of each version of a test."""

import re
from collections import Counter as Sums
from collections.abc import Iterator, Mapping

from django.db.models import Sum

from cms.funnel.models.counters import Counter, Station
from cms.funnel.self_test.numbers import Counted

PLACE = re.compile(
    r"test:\d+/v:(?P<version>\d+)/q:(?P<question>\d+)(?:/l:(?P<line>\d+))?(?:/o:(?P<option>\d+))?"
)
STATIONS = (Station.QUESTION_SHOWN, Station.QUESTION, Station.QUESTION_BACK)
Key = tuple[int, int]


def sums_of(self_test_id: int) -> Mapping[int, Mapping[int, Counted]]:
    """The sums by number of the version and of the question, which counts from 0; one query."""
    sums: dict[str, Sums[Key]] = {station: Sums() for station in STATIONS}
    answers: dict[Key, Sums[tuple[int, int]]] = {}
    for station, subject, total in _rows(self_test_id):
        if not (place := PLACE.fullmatch(subject)):
            continue
        key = int(place["version"]), int(place["question"]) - 1
        if place["option"]:
            answers.setdefault(key, Sums())[int(place["line"] or 0), int(place["option"])] += total
        else:
            sums[station][key] += total
    found: dict[int, dict[int, Counted]] = {}
    for version, question in {*answers, *(key for each in sums.values() for key in each)}:
        found.setdefault(version, {})[question] = Counted(
            sums[Station.QUESTION_SHOWN][version, question],
            sums[Station.QUESTION][version, question],
            sums[Station.QUESTION_BACK][version, question],
            answers.get((version, question), {}),
        )
    return found


def _rows(self_test_id: int) -> Iterator[tuple[str, str, int]]:
    rows = Counter.objects.filter(
        subject__startswith=f"test:{self_test_id}/v:", station__in=STATIONS
    )
    yield from (
        rows.order_by()
        .values_list("station", "subject")
        .annotate(Sum("total"))
        .values_list("station", "subject", "total__sum")
    )
