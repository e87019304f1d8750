import json

from hypothesis import given

from cms.funnel.self_test.definition import Definition, Urgency
from tests.funnel.self_test.tests_made_up import FLAG, NO, SOUND, YES, definitions, question


@given(definitions)
def test_a_definition_survives_the_journey_through_json(definition: Definition) -> None:
    returned = Definition.from_data(json.loads(json.dumps(definition.as_data())))

    assert returned == definition
    assert returned.fingerprint == definition.fingerprint


def test_another_word_is_another_fingerprint() -> None:
    reworded = Definition("Nektest", SOUND.questions, SOUND.bands)

    assert reworded.fingerprint != SOUND.fingerprint


def test_the_range_of_scores_leaves_out_answers_that_end_in_a_red_flag() -> None:
    heavy_flag = FLAG.__class__("Ik val flauw", 50, Urgency.URGENT)
    definition = Definition("Test", (question(NO, YES, heavy_flag),), ())

    assert (definition.lowest, definition.highest) == (0, 3)


def test_a_draft_without_answers_has_a_range_too() -> None:
    draft = Definition("Test", (question(),), ())

    assert (draft.lowest, draft.highest) == (0, 0)


def test_urgencies_are_ranked_from_a_visit_to_an_emergency() -> None:
    assert [each.rank for each in Urgency] == [1, 2, 3]
