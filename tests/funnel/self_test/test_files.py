"""A test in a file comes back as it went, and what is wrong with a file is told with its line."""

import json
from contextlib import suppress
from fractions import Fraction
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funnel.self_test.conditions import AllOf, Chosen, Given, Not, Scored, Undetermined
from cms.funnel.self_test.definition import Band, Definition, RedFlag
from cms.funnel.self_test.dimensions import Dimension, How, Level, Missing, Term
from cms.funnel.self_test.exact import Range
from cms.funnel.self_test.faults import Fault, Unreadable
from cms.funnel.self_test.files import SelfTestFile, definition_in, self_test_in
from cms.funnel.self_test.questions import (
    Counting,
    Grid,
    Information,
    Look,
    MultipleChoice,
    Option,
    Recoding,
    Scale,
    SingleChoice,
    Statement,
    WholeNumber,
)
from cms.funnel.self_test.urgency import Urgency

HALF = Fraction(1, 2)
YES_NO = (Option("ja", "Ja", Fraction(1)), Option("nee", "Nee"))


def everything() -> Definition:
    """A definition that uses every field there is."""
    return Definition(
        title="Alles",
        questions=(
            SingleChoice(
                id="pijn",
                title="no",
                help="Denk aan de afgelopen week.\nNeem er de tijd voor.",
                options=(
                    Option("a", "12", Fraction(5, 2), {"slaap": Fraction(-1, 3)}),
                    Option("b", "true", red_flag=Urgency.EMERGENCY, at_once=True, picture=7),
                ),
                look=Look.PICTURES,
                counts=(Counting("score", HALF, True, (Recoding(Range(below=HALF), HALF),)),),
            ),
            MultipleChoice(
                id="waar",
                title="Waar?",
                optional=True,
                options=(*YES_NO, Option("geen", "Geen van deze", alone=True)),
                counts=(Counting("slaap"),),
            ),
            Scale(
                id="cijfer", title="Hoe erg?", lowest=1, lowest_label="Niet", highest_label="Erg"
            ),
            WholeNumber(id="uren", title="Uren?", lowest=0, highest=24, unit="uur"),
            Grid(
                id="rooster",
                title="Hoe vaak?",
                statements=(Statement("x", "Ik lig wakker", (Counting("slaap"),)),),
                options=YES_NO,
                shown_when=AllOf((Chosen("waar", ("ja",)), Not(Given("uren", Range(above=HALF))))),
            ),
            Information(id="lees", title="Lees dit", text="<p>Rustig <b>aan</b>.</p>"),
        ),
        bands=(
            Band("hoog", "Hoog", "Veel", "<p>Doe</p>", Scored("score", Range(Fraction(3)))),
            Band("weet-niet", "Niet te bepalen", when=Undetermined("slaap")),
            Band("laag", "Laag"),
        ),
        dimensions=(
            Dimension("score", "Score", levels=(Level("Veel", Range(HALF), "<p>x</p>"),)),
            Dimension("slaap", "Slaap", How.COUNT, missing=Missing(2, prorate=True), shown=False),
            Dimension(
                "samen",
                "Samen",
                How.MEAN,
                (Term("score"), Term("slaap", HALF)),
                times=Fraction(10),
                plus=-HALF,
                read_next=(3, 5),
            ),
        ),
        red_flags=(RedFlag(Urgency.URGENT, "Samen", Scored("samen", Range(below=HALF)), True),),
        ends_when=Given("uren", Range(at_most=Fraction(0))),
        softened_when=Chosen("rooster", ("ja",), "x"),
        red_flag_advice={Urgency.URGENT: "<p>Bel.</p>"},
        without_red_flag="Een proef",
        one_page=True,
    )


SMALL = dedent(
    """\
    form: 2
    title: Klein
    questions:
      - kind: scale
        id: pijn
        title: Hoeveel pijn heb je?
        counts:
          - dimension: score
    dimensions:
      - id: score
        title: Pijn
    bands:
      - code: veel
        title: Veel
        when:
          dimension: score
          at_least: 5
      - code: weinig
        title: Weinig
    """
)


@pytest.mark.parametrize("write", [SelfTestFile.as_yaml, SelfTestFile.as_json])
def test_a_file_reads_as_it_was_written(write):
    written = SelfTestFile(everything(), "alles", "Je weet meer.", "<p>Kort</p>", 4)

    assert self_test_in(write(written)) == written


@given(st.text(), st.text(max_size=100))
def test_a_title_or_help_text_is_never_taken_for_something_else(title, help_text):
    question = Scale(id="q", title="?" + title[:200], help=help_text)
    written = SelfTestFile(Definition("t" + title[:100], (question,), (Band("a", "A"),)))

    assert self_test_in(written.as_json()) == written
    assert self_test_in(written.as_yaml()) == written


@given(st.text())
def test_any_text_is_a_test_or_unreadable(text):
    with suppress(Unreadable):
        assert self_test_in(text).definition.questions


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_data_in_the_place_of_questions_is_refused_with_its_line(data):
    with pytest.raises(Unreadable) as refused:
        definition_in(json.dumps({"form": 2, "title": "x", "questions": data, "bands": data}))

    assert all(each.line >= 1 for each in refused.value.found)


@pytest.mark.parametrize(
    ("was", "becomes", "fault", "line", "path"),
    [
        ("form: 2", "form: 3", Fault.WRONG_VALUE, 1, ("form",)),
        ("title: Klein", "titel: Klein", Fault.MISSING_KEY, 1, ()),
        ("    title: Hoeveel pijn heb je?\n", "", Fault.MISSING_KEY, 4, ("questions", 0)),
        ("kind: scale", "kind: schaal", Fault.UNKNOWN_KIND, 4, ("questions", 0)),
        ("id: pijn", "id: de pijn", Fault.WRONG_FORM, 5, ("questions", 0, "id")),
        (
            "id: pijn",
            "id: pijn\n    highest: veel",
            Fault.WRONG_TYPE,
            6,
            ("questions", 0, "highest"),
        ),
        ("at_least: 5", "minimaal: 5", Fault.UNKNOWN_KEY, 17, ("bands", 0, "when", "minimaal")),
        ("at_least: 5", "at_least: 1.5e3", Fault.WRONG_FORM, 17, ("bands", 0, "when", "at_least")),
        ("at_least: 5", "at_least: .nan", Fault.WRONG_FORM, 17, ("bands", 0, "when", "at_least")),
        ("form: 2", "form: 2\nminutes: 0", Fault.TOO_LOW, 2, ("minutes",)),
        ("form: 2", "form: 2\nform: 2", Fault.DOUBLE_KEY, 2, ()),
        ("form: 2", "form: 2\n? [a]\n: b", Fault.OTHER_KEY, 2, ()),
        ("form: 2", "form: 2\nslug: &a x\npromise: *a", Fault.ALIAS, 3, ()),
        ("form: 2", "form: 2\nintro: <script>x</script>", Fault.TAG, 2, ("intro",)),
        ("form: 2", "form: 2\nintro: <a href='javascript:x'>x</a>", Fault.TAG, 2, ("intro",)),
        ("form: 2", "form: 2\nintro: <p onclick='x'>x</p>", Fault.TAG, 2, ("intro",)),
        ("title: Weinig", "title: Weinig\n   oeps: 1", Fault.SYNTAX, 20, ()),
    ],
)
def test_what_is_wrong_is_told_with_its_line(was, becomes, fault, line, path):
    with pytest.raises(Unreadable) as refused:
        self_test_in(SMALL.replace(was, becomes, 1))

    first = refused.value.found[0]
    assert (first.fault, first.line, first.path) == (fault, line, path)


@pytest.mark.parametrize(
    "text", ["", "- a", "12", "{" * 4_000, "[" * 4_000, "x" * 400_001, "\0", "{\n 'a': 1}"]
)
def test_what_is_no_test_at_all_is_refused(text):
    with pytest.raises(Unreadable):
        self_test_in(text)


def test_json_with_tabs_is_read():
    text = SelfTestFile(definition_in(SMALL)).as_json().replace("  ", "\t")

    assert definition_in(text) == definition_in(SMALL)
