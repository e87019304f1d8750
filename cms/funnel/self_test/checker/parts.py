"""Parts of a condition that can never hold, while the whole may."""

from collections.abc import Iterator
from fractions import Fraction

from cms.funnel.self_test.chances import Chances
from cms.funnel.self_test.checker.conditions_of import Placed, conditions_of
from cms.funnel.self_test.checker.problem import Kind, Problem, note
from cms.funnel.self_test.conditions import Given, Scored, leaves
from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.questions import Scale, WholeNumber


def parts(definition: Definition, chances: Chances) -> Iterator[Problem]:
    """Ranges that no number and no score of this test lies in."""
    for placed in conditions_of(definition):
        inside = list(leaves(placed.condition))
        if len(inside) > 1:
            for leaf in inside:
                given_never = isinstance(leaf, Given) and not _can_be_given(definition, leaf)
                if given_never or _is_scored_never(definition, chances, placed, leaf):
                    yield note(Kind.PART_NEVER, placed.where)


def _can_be_given(definition: Definition, leaf: Given) -> bool:
    question = definition.questions[definition.numbers[leaf.question]]
    if not isinstance(question, Scale | WholeNumber):
        return True
    return _has_whole_number(leaf.range, question.lowest, question.highest)


def _has_whole_number(range_: Range, lowest: int, highest: int) -> bool:
    """True when a whole number from `lowest` up to and including `highest` lies in the range."""
    turns = {lowest, highest, *(int(cut) + step for cut in range_.cuts for step in (-1, 0, 1))}
    return any(lowest <= turn <= highest and Fraction(turn) in range_ for turn in turns)


def _is_scored_never(
    definition: Definition, chances: Chances, placed: Placed, leaf: object
) -> bool:
    """Only of conditions at the end is it sure which scores they may meet."""
    is_at_end = placed.where[0] == "outcomes" or placed.where == ("softened_when",)
    if not isinstance(leaf, Scored) or not chances.is_exact or not is_at_end:
        return False
    place = [each.id for each in definition.dimensions].index(leaf.dimension)
    scores = (each[place] for each in chances.scores)
    return not any(score is not None and score in leaf.range for score in scores)
