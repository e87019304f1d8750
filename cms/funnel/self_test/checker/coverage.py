"""Whether every score has one outcome and one level."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby

from cms.funnel.self_test.chances import Chances, attained
from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.conditions import Scored
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.exact import Range, plain

Ranges = Sequence[tuple[Where, Range]]


def outcomes(definition: Definition, chances: Chances) -> Iterator[Problem]:
    """Scores without an outcome, and with more than one."""
    ranges = _ranges(definition)
    for dimension in dict.fromkeys(scored.dimension for _, scored in ranges):
        of_one = [(where, each.range) for where, each in ranges if each.dimension == dimension]
        yield from overlaps(of_one, _scores(definition, chances, dimension) or ())
    if definition.bands[-1].when is None:
        return
    dimensions = {scored.dimension for _, scored in ranges}
    if len(ranges) < len(definition.bands) or len(dimensions) > 1:
        if chances.left_over or not chances.is_exact:
            yield Problem(Kind.NO_LAST_OUTCOME, ("outcomes",))
        return
    scores = _scores(definition, chances, dimensions.pop())
    if scores is None:
        yield Problem(Kind.NO_LAST_OUTCOME, ("outcomes",))
    else:
        yield from gaps([(where, each.range) for where, each in ranges], scores)
        if None in scores:
            yield Problem(Kind.UNDETERMINED_LEFT, ("outcomes",))


def levels(definition: Definition) -> Iterator[Problem]:
    """Scores of a dimension without a level, and with more than one."""
    for number, dimension in enumerate(definition.dimensions):
        if dimension.levels and (scores := attained(definition, dimension.id)):
            ranges: Ranges = [
                (("dimensions", number, "levels", place, "range"), level.range)
                for place, level in enumerate(dimension.levels)
            ]
            yield from overlaps(ranges, scores)
            yield from gaps(ranges, scores)


def gaps(ranges: Ranges, scores: Iterable[Fraction | None]) -> Iterator[Problem]:
    """Each run of scores that lies in none of the ranges, at the range after it."""
    numbers = sorted(score for score in scores if score is not None)
    held = groupby(numbers, key=lambda score: any(score in range_ for _, range_ in ranges))
    for is_held, run in held:
        if not is_held:
            missed = list(run)
            yield _between(Kind.GAP, _next_to(ranges, missed[-1]), missed)


def overlaps(ranges: Ranges, scores: Collection[Fraction | None]) -> Iterator[Problem]:
    """Scores in two ranges at once, at the later one.

    Steps are no overlap: "15 and more", then "10 and more", in the order in which they are tried.
    """
    for (_, first), (where, second) in combinations(ranges, 2):
        both = sorted(x for x in scores if x is not None and x in first and x in second)
        if both and not _are_steps(first, second):
            yield _between(Kind.OVERLAP, where, both)


def _ranges(definition: Definition) -> list[tuple[Where, Scored]]:
    return [
        (("outcomes", number, "when"), band.when)
        for number, band in enumerate(definition.bands)
        if isinstance(band.when, Scored)
    ]


def _scores(
    definition: Definition, chances: Chances, dimension: str
) -> Collection[Fraction | None] | None:
    if not chances.is_exact:
        return attained(definition, dimension)
    place = [each.id for each in definition.dimensions].index(dimension)
    return {scores[place] for scores in chances.scores}


def _are_steps(first: Range, second: Range) -> bool:
    no_top = all(each.at_most is None and each.below is None for each in (first, second))
    no_bottom = all(each.at_least is None and each.above is None for each in (first, second))
    return no_top or no_bottom


def _next_to(ranges: Ranges, score: Fraction) -> Where:
    """The range that begins soonest after the score, else the one that ends last before it."""
    after = [
        (min(each.cuts), where) for where, each in ranges if each.cuts and min(each.cuts) > score
    ]
    if after:
        return min(after, key=lambda pair: pair[0])[1]
    before = [(max(each.cuts), where) for where, each in ranges if each.cuts]
    return max(before, key=lambda pair: pair[0])[1] if before else ranges[-1][0]


def _between(kind: Kind, where: Where, scores: list[Fraction]) -> Problem:
    return Problem(kind, where, {"first": plain(scores[0]), "last": plain(scores[-1])})
