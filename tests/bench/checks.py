"""What checking a big self-test costs an editor who waits for it."""

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from cms.funnel.self_test.checker import check
from cms.funnel.self_test.definition import Band, Definition
from cms.funnel.self_test.dimensions import Dimension
from cms.funnel.self_test.questions import Counting
from tests.funnel.self_test.tests_made_up import (
    band,
    between,
    definition_of,
    option,
    question,
    rest,
)

QUESTIONS, ANSWERS = 40, 6


def measured() -> Iterator[tuple[str, float, bool]]:
    """Each test with the seconds of CPU, and whether its chances are exact."""
    for name, definition in {"one score": one_score(), "four scores": four_scores()}.items():
        begun = process_time()
        chances = check(definition).chances
        yield name, process_time() - begun, bool(chances and chances.is_exact)


def one_score() -> Definition:
    """Every answer counts in one sum, so all ways can be counted."""
    options = tuple(option(str(points), "Soms", points) for points in range(ANSWERS))
    asked = (question(*options, id=f"q{number}") for number in range(QUESTIONS))
    return definition_of(*asked, bands=(band("laag", 0, 99), band("hoog", 100, 200)))


def four_scores() -> Definition:
    """Outcomes look at four sums at once: too many ways to count."""
    names = [f"d{number}" for number in range(4)]
    asked = (
        replace(each, counts=(Counting(names[number % len(names)]),))
        for number, each in enumerate(one_score().questions)
    )
    bands = (Band(name, name, "Kort.", when=between(26, 99, name)) for name in names)
    definition = definition_of(*asked, bands=(*bands, rest()))
    return replace(definition, dimensions=tuple(Dimension(name, name) for name in names))
