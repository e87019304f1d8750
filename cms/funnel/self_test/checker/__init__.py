"""What is wrong with a test: what must keep it from visitors, and what deserves a second look."""

from cms.funnel.self_test.checker.answers import answering
from cms.funnel.self_test.checker.names import doubled_names
from cms.funnel.self_test.checker.problem import Kind, Problem, Where
from cms.funnel.self_test.checker.texts import missing_texts
from cms.funnel.self_test.definition import Definition

__all__ = ["Kind", "Problem", "Where", "problems", "stopping"]


def problems(definition: Definition) -> tuple[Problem, ...]:
    """Everything that is wrong, in the order in which an editor reads the test."""
    found = [*missing_texts(definition), *answering(definition), *doubled_names(definition)]
    if not definition.bands:
        found.append(Problem(Kind.NO_OUTCOME, ("outcomes",)))
    return tuple(found)


def stopping(definition: Definition) -> tuple[Problem, ...]:
    """The problems that keep a test from being published."""
    return tuple(problem for problem in problems(definition) if problem.stops)
