import json
from dataclasses import replace

from hypothesis import given

from cms.funnel.self_test.definition import Definition
from cms.funnel.self_test.dimensions import MAIN
from cms.funnel.self_test.questions import options_of
from cms.funnel.self_test.scoring import outcome
from cms.funnel.self_test.urgency import Urgency
from tests.funnel.self_test.any_tests import definitions
from tests.funnel.self_test.tests_made_up import SOUND, between

FIRST_FORM = {
    "title": "Rugtest",
    "questions": [
        {
            "id": "5b0d",
            "title": "Hoe lang al?",
            "help": "Ongeveer is goed.",
            "options": [
                {"text": "Kort", "points": 0, "red_flag": None},
                {"text": "Lang", "points": 3, "red_flag": None},
            ],
        },
        {
            "id": "77aa",
            "title": "Verlies je kracht?",
            "help": "",
            "options": [
                {"text": "Nee", "points": 0, "red_flag": None},
                {"text": "Een beetje", "points": 1, "red_flag": "see_doctor"},
                {"text": "Ja", "points": 0, "red_flag": "emergency"},
            ],
        },
    ],
    "bands": [
        {"code": "weinig", "title": "Weinig", "lower": 0, "upper": 2, "summary": "s", "advice": ""},
        {"code": "veel", "title": "Veel", "lower": 3, "upper": 4, "summary": "s", "advice": ""},
    ],
    "red_flag_advice": {"see_doctor": "", "urgent": "", "emergency": "<p>Bel 112.</p>"},
}


@given(definitions())
def test_a_definition_survives_the_journey_through_json(definition: Definition) -> None:
    returned = Definition.from_data(json.loads(json.dumps(definition.as_data())))

    assert returned == definition
    assert returned.fingerprint == definition.fingerprint


def test_another_word_is_another_fingerprint() -> None:
    assert replace(SOUND, title="Nektest").fingerprint != SOUND.fingerprint


def test_a_definition_of_the_first_form_still_opens() -> None:
    definition = Definition.from_data(FIRST_FORM)

    assert [question.id for question in definition.questions] == ["5b0d", "77aa"]
    assert [each.at_once for each in options_of(definition.questions[1])] == [False, False, True]
    assert definition.bands[1].when == between(3, 4)
    assert definition.red_flag_advice[Urgency.EMERGENCY] == "<p>Bel 112.</p>"


def test_a_definition_of_the_first_form_still_ends_in_its_outcomes() -> None:
    definition = Definition.from_data(FIRST_FORM)
    calm, flagged = outcome(definition, {0: 1, 1: 0}), outcome(definition, {0: 0, 1: 1})

    assert (calm.scores, calm.band) == ({MAIN: 3}, definition.bands[1])
    assert (flagged.scores, flagged.urgency) == ({MAIN: 1}, Urgency.SEE_DOCTOR)
    assert outcome(definition, {0: 0, 1: 2}).urgency is Urgency.EMERGENCY


def test_urgencies_are_ranked_from_a_visit_to_an_emergency() -> None:
    assert [each.rank for each in Urgency] == [1, 2, 3]
