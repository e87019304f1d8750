"""A site of a thousand articles costs as much for each as a small one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.importers.storing.draft import find_parent
from cms.pages.importers.wordpress.converting.media import Library
from cms.pages.importers.wordpress.mapping.answers import SiteMapping
from cms.pages.importers.wordpress.mapping.survey import look_through
from cms.pages.importers.wordpress.running import Run
from tests.pages.importers.wordpress.wxr import HOME, export, post

pytestmark = pytest.mark.django_db
MANY = 40


def text(number: int) -> str:
    neighbour = f"{HOME}/bericht-{number % MANY + 1}/"
    return (
        f'<p>Zin {number}. <a href="{neighbour}">Lees verder</a>.</p>'
        f'<p>Dit is onderzocht. <a href="https://doi.org/10.1000/{number % 7}">Bron</a></p>'
    )


def costs(run: Run) -> list[int]:
    """How many queries each article took."""
    outcomes, counted = run.go(), []
    while True:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            if next(outcomes, None) is None:
                return counted
        counted.append(len(queries))


def test_an_article_costs_no_more_queries_when_there_are_more_of_them(
    bring_in: Callable[..., str], complaints: Any, tmp_path: Path
) -> None:
    file = export(tmp_path / "veel.xml", *(post(n, text(n)) for n in range(1, MANY + 1)))
    survey = look_through([file], with_calls=False)

    def run() -> Run:
        return Run([file], survey, SiteMapping(), Library(survey, []), find_parent(None))

    first, again = costs(run()), costs(run())

    # The first of the run also plants all the others, and the first few file the sources.
    assert len(first) == MANY
    assert max(first[10:]) == min(first[10:])
    assert max(first[10:]) <= 60
    assert max(again[1:]) <= 5
